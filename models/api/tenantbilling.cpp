// SPDX-License-Identifier: GPL-3.0-or-later
//
// The structs; the calls are in tenantbillingapi.cpp.
#include "models/api/tenantbilling.h"

#include "models/api/fields.h"

namespace drydock::api {

namespace {

PaymentCard decodeCard(const Reader &reader)
{
    PaymentCard card;
    card.brand = reader.optString("brand");
    card.country = reader.optString("country");
    card.funding = reader.optString("funding");
    card.lastFour = reader.optString("last4");
    card.fingerprint = reader.optString("fingerprint");
    card.expiryMonth = reader.optInteger("exp_month");
    card.expiryYear = reader.optInteger("exp_year");
    if (const auto checks = reader.object("checks")) {
        card.addressCheck = checks->optString("address_line1_check");
        card.postalCodeCheck = checks->optString("address_postal_code_check");
        card.cvcCheck = checks->optString("cvc_check");
    }
    if (const auto usage = reader.object("three_d_secure_usage"))
        card.threeDSecure = fields::flag(*usage, "supported");
    if (const auto wallet = reader.object("wallet")) {
        card.walletLastFour = wallet->optString("dynamic_last4");
        card.walletType = wallet->optString("type");
    }
    return card;
}

void encode(JsonWriter &writer, const PaymentCard &card)
{
    writer.beginObject().field("brand", card.brand).field("country", card.country).field("funding", card.funding);
    writer.field("last4", card.lastFour).field("exp_month", card.expiryMonth).field("exp_year", card.expiryYear);
    writer.optField("fingerprint", card.fingerprint);
    writer.key("checks").beginObject();
    writer.optField("address_line1_check", card.addressCheck);
    writer.optField("address_postal_code_check", card.postalCodeCheck);
    writer.optField("cvc_check", card.cvcCheck);
    writer.endObject();
    if (card.threeDSecure)
        writer.key("three_d_secure_usage").beginObject().field("supported", *card.threeDSecure).endObject();
    if (!card.walletLastFour.isEmpty() || !card.walletType.isEmpty()) {
        writer.key("wallet").beginObject().field("dynamic_last4", card.walletLastFour);
        writer.field("type", card.walletType).endObject();
    }
    writer.endObject();
}

Address decodeAddress(const Reader &parent)
{
    const auto reader = parent.object("address");
    if (!reader)
        return {};
    return { reader->optString("country"), reader->optString("state"), reader->optString("city"),
        reader->optString("postal_code"), reader->optString("line1"), reader->optString("line2") };
}

void encode(JsonWriter &writer, const Address &address)
{
    writer.beginObject();
    writer.optField("country", address.country);
    writer.optField("state", address.state);
    writer.optField("city", address.city);
    writer.optField("postal_code", address.postalCode);
    writer.optField("line1", address.line1);
    writer.optField("line2", address.line2);
    writer.endObject();
}

void encodeShipping(JsonWriter &writer, const BillingProfile &profile)
{
    writer.beginObject();
    writer.optField("name", profile.shippingName);
    writer.optField("phone", profile.shippingPhone);
    if (profile.shippingAddress != Address {})
        encode(writer.key("address"), profile.shippingAddress);
    writer.endObject();
}

Price decodePrice(Reader &reader)
{
    Price price;
    price.plan = reader.id("plan");
    if (const auto limits = reader.object("constraints")) {
        price.min = fields::number(*limits, "min");
        price.max = fields::number(*limits, "max");
        price.step = fields::number(*limits, "div");
    }
    return price;
}

void encode(JsonWriter &writer, const Price &price)
{
    writer.beginObject().field("plan", price.plan);
    if (price.min || price.max || price.step) {
        writer.key("constraints").beginObject();
        fields::write(writer, "min", price.min);
        fields::write(writer, "max", price.max);
        fields::write(writer, "div", price.step);
        writer.endObject();
    }
    writer.endObject();
}

void encodePrices(JsonWriter &writer, const std::vector<Price> &prices)
{
    writer.key("prices").beginArray();
    for (const Price &price : prices)
        encode(writer, price);
    writer.endArray();
}

AddonOffer decodeAddonOffer(Reader &reader)
{
    return { reader.id("name"), fields::list<Price>(reader, "prices", decodePrice) };
}

OrderedProduct decodeOrderedProduct(Reader &reader)
{
    return { reader.optString("name"), reader.integer("quantity"), fields::list<Addon>(reader, "addons", decodeAddon) };
}

void encode(JsonWriter &writer, const OrderedProduct &product)
{
    writer.beginObject();
    writer.optField("name", product.name);
    writer.field("quantity", product.quantity);
    fields::writeAnyOf(writer, "addons", product.addons);
    writer.endObject();
}

InvoiceLine decodeInvoiceLine(Reader &reader)
{
    InvoiceLine line;
    line.description = reader.string("description");
    const auto quantity = fields::number(reader, "quantity");
    const auto amount = fields::number(reader, "amount");
    if (!quantity || !amount)
        reader.fail("a line without quantity or amount");
    line.quantity = quantity.value_or(0);
    line.amount = amount.value_or(0);
    line.currency = reader.optString("currency");
    line.product = reader.optString("product");
    line.addon = reader.optString("addon");
    line.proration = fields::flag(reader, "proration");
    return line;
}

void encode(JsonWriter &writer, const InvoiceLine &line)
{
    writer.beginObject().field("description", line.description).field("quantity", line.quantity);
    writer.field("amount", line.amount).field("currency", line.currency);
    writer.optField("product", line.product);
    writer.optField("addon", line.addon);
    fields::write(writer, "proration", line.proration);
    writer.endObject();
}

} // namespace

BillingInfo decodeBillingInfo(Reader &reader)
{
    BillingInfo info;
    fields::requireObject(reader);
    if (const auto card = reader.object("card"))
        info.card = decodeCard(*card);
    info.subscriptionJson = fields::json(reader, "subscription");
    return info;
}

void encode(JsonWriter &writer, const BillingInfo &info)
{
    writer.beginObject();
    if (info.card)
        encode(writer.key("card"), *info.card);
    fields::writeJson(writer, "subscription", info.subscriptionJson);
    writer.endObject();
}

BillingProfile decodeBillingProfile(Reader &reader)
{
    fields::requireObject(reader);
    BillingProfile profile;
    profile.email = reader.optString("email");
    profile.name = reader.optString("name");
    profile.phone = reader.optString("phone");
    profile.address = decodeAddress(reader);
    if (const auto shipping = reader.object("shipping")) {
        profile.shippingName = shipping->optString("name");
        profile.shippingPhone = shipping->optString("phone");
        profile.shippingAddress = decodeAddress(*shipping);
    }
    return profile;
}

void encode(JsonWriter &writer, const BillingProfile &profile)
{
    writer.beginObject().field("email", profile.email).field("name", profile.name);
    writer.optField("phone", profile.phone);
    encode(writer.key("address"), profile.address);
    encodeShipping(writer.key("shipping"), profile);
    writer.endObject();
}

QByteArray encodeBillingProfileChange(const BillingProfile &change)
{
    JsonWriter writer;
    writer.beginObject();
    writer.optField("email", change.email);
    writer.optField("name", change.name);
    writer.optField("phone", change.phone);
    if (change.address != Address {})
        encode(writer.key("address"), change.address);
    if (!change.shippingName.isEmpty() || !change.shippingPhone.isEmpty() || change.shippingAddress != Address {})
        encodeShipping(writer.key("shipping"), change);
    return writer.endObject().take();
}

CardSetup decodeCardSetup(Reader &reader)
{
    return { reader.id("intent_id"), reader.id("secret") };
}

void encode(JsonWriter &writer, const CardSetup &setup)
{
    writer.beginObject().field("intent_id", setup.intentId).field("secret", setup.secret).endObject();
}

Result<QString> decodeBillingSecret(const HttpReply &reply)
{
    return decodeObject<QString>(reply, [](Reader &reader) { return reader.id("secret"); });
}

QByteArray encodeBillingSecret(const QString &secret)
{
    JsonWriter writer;
    return writer.beginObject().field("secret", secret).endObject().take();
}

ProductOffer decodeProductOffer(Reader &reader)
{
    return { reader.id("name"), reader.optString("billing_unit"), fields::list<Price>(reader, "prices", decodePrice),
        fields::list<AddonOffer>(reader, "addons", decodeAddonOffer) };
}

void encode(JsonWriter &writer, const ProductOffer &offer)
{
    writer.beginObject().field("name", offer.name).field("billing_unit", offer.billingUnit);
    encodePrices(writer, offer.prices);
    if (!offer.addons.empty()) {
        writer.key("addons").beginArray();
        for (const AddonOffer &addon : offer.addons) {
            writer.beginObject().field("name", addon.name);
            encodePrices(writer, addon.prices);
            writer.endObject();
        }
        writer.endArray();
    }
    writer.endObject();
}

Subscription decodeSubscription(Reader &reader)
{
    fields::requireObject(reader);
    return { reader.optString("id"), reader.optString("status"), reader.optString("plan"),
        fields::list<OrderedProduct>(reader, "products", decodeOrderedProduct), reader.optString("preview_mode") };
}

void encode(JsonWriter &writer, const Subscription &subscription)
{
    writer.beginObject();
    writer.optField("id", subscription.id);
    writer.optField("status", subscription.status);
    writer.optField("plan", subscription.plan);
    writer.key("products").beginArray();
    for (const OrderedProduct &product : subscription.products)
        encode(writer, product);
    writer.endArray();
    writer.optField("preview_mode", subscription.previewMode);
    writer.endObject();
}

Invoice decodeInvoice(Reader &reader)
{
    fields::requireObject(reader);
    return { reader.optString("id"), reader.optTime("period_start"), reader.optTime("period_end"),
        fields::number(reader, "total").value_or(0), reader.optString("currency"),
        fields::list<InvoiceLine>(reader, "lines", decodeInvoiceLine) };
}

void encode(JsonWriter &writer, const Invoice &invoice)
{
    writer.beginObject();
    writer.optField("id", invoice.id);
    writer.optField("period_start", invoice.periodStart);
    writer.optField("period_end", invoice.periodEnd);
    writer.field("total", invoice.total);
    writer.optField("currency", invoice.currency);
    writer.key("lines").beginArray();
    for (const InvoiceLine &line : invoice.lines)
        encode(writer, line);
    writer.endArray().endObject();
}

NewOrganization decodeNewOrganization(Reader &reader)
{
    NewOrganization made;
    made.organization = reader.id("organization");
    made.email = reader.id("email");
    made.password = reader.id("password");
    made.captcha = reader.string("g-recaptcha-response");
    made.name = reader.optString("name");
    made.campaign = reader.optString("campaign");
    made.captchaTime = fields::number(reader, "ts");
    made.marketing = fields::flag(reader, "marketing");
    made.plan = reader.optString("plan");
    made.subscriptionType = reader.optString("subscription_type");
    made.subscriptionToken = reader.optString("subscription_token");
    return made;
}

void encode(JsonWriter &writer, const NewOrganization &made)
{
    writer.beginObject().field("organization", made.organization).field("email", made.email);
    writer.field("password", made.password).field("g-recaptcha-response", made.captcha);
    writer.optField("name", made.name);
    writer.optField("campaign", made.campaign);
    fields::write(writer, "ts", made.captchaTime);
    fields::write(writer, "marketing", made.marketing);
    writer.optField("plan", made.plan);
    writer.optField("subscription_type", made.subscriptionType);
    writer.optField("subscription_token", made.subscriptionToken);
    writer.endObject();
}

UpgradeOrder decodeUpgradeOrder(Reader &reader)
{
    UpgradeOrder order;
    fields::requireObject(reader);
    order.plan = reader.optString("plan");
    if (auto profile = reader.object("billing_profile"))
        order.profile = decodeBillingProfile(*profile);
    return order;
}

void encode(JsonWriter &writer, const UpgradeOrder &order)
{
    writer.beginObject();
    writer.optField("plan", order.plan);
    if (order.profile)
        encode(writer.key("billing_profile"), *order.profile);
    writer.endObject();
}

} // namespace drydock::api
