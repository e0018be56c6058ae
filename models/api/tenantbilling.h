// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's tenant service, management API v2: what a hosted account pays for and how, signing up, and the way out of a
// trial. The hosted server only; others answer 404. Card numbers never pass here: the secrets are for the payment
// provider's own form.
// Structs are plain values on any thread; BillingApi is a stateless façade over a Transport, used on the GUI thread.
// Facts: contract `/api/management/v2/tenantadm/{billing,tenants/{signup,trial,{id}/upgrade}}`, server.md section 10.
#pragma once

#include "models/api/tenantadm.h"

namespace drydock::api {

struct PaymentCard {
    QString brand;
    QString country;
    QString funding; //!< "credit", "debit", …
    QString lastFour;
    QString fingerprint;
    qint64 expiryMonth = 0;
    qint64 expiryYear = 0;
    QString addressCheck; //!< "pass", "fail", "unavailable", …
    QString postalCodeCheck;
    QString cvcCheck;
    std::optional<bool> threeDSecure;
    QString walletLastFour;
    QString walletType;
    bool operator==(const PaymentCard &) const = default;
};
struct BillingInfo {
    std::optional<PaymentCard> card;
    QByteArray subscriptionJson; //!< an object of the payment provider's, which the API does not describe; may be empty
    bool operator==(const BillingInfo &) const = default;
};
BillingInfo decodeBillingInfo(Reader &reader);
void encode(JsonWriter &writer, const BillingInfo &info);

struct Address {
    QString country;
    QString state;
    QString city;
    QString postalCode;
    QString line1;
    QString line2;
    bool operator==(const Address &) const = default;
};
//! Also a change of it: what is empty stays.
struct BillingProfile {
    QString email;
    QString name;
    QString phone;
    Address address;
    QString shippingName;
    QString shippingPhone;
    Address shippingAddress;
    bool operator==(const BillingProfile &) const = default;
};
BillingProfile decodeBillingProfile(Reader &reader);
void encode(JsonWriter &writer, const BillingProfile &profile);
QByteArray encodeBillingProfileChange(const BillingProfile &change);

//! The start of a new card: the payment provider's form wants the secret, the confirmation the id.
struct CardSetup {
    QString intentId;
    QString secret;
    bool operator==(const CardSetup &) const = default;
};
CardSetup decodeCardSetup(Reader &reader);
void encode(JsonWriter &writer, const CardSetup &setup);
Result<QString> decodeBillingSecret(const HttpReply &reply);
QByteArray encodeBillingSecret(const QString &secret);

struct Price {
    QString plan;
    std::optional<double> min; //!< of the quantity
    std::optional<double> max;
    std::optional<double> step; //!< div
    bool operator==(const Price &) const = default;
};
struct AddonOffer {
    QString name;
    std::vector<Price> prices;
    bool operator==(const AddonOffer &) const = default;
};
struct ProductOffer {
    QString name; //!< "mender_standard", "mender_micro"; unknown values are kept
    QString billingUnit;
    std::vector<Price> prices;
    std::vector<AddonOffer> addons;
    bool operator==(const ProductOffer &) const = default;
};
ProductOffer decodeProductOffer(Reader &reader);
void encode(JsonWriter &writer, const ProductOffer &offer);

struct OrderedProduct {
    QString name;
    qint64 quantity = 0;
    std::vector<Addon> addons;
    bool operator==(const OrderedProduct &) const = default;
};
//! What is subscribed to, and what is asked for.
struct Subscription {
    QString id; //!< empty in a request
    QString status; //!< "active", "canceled", "incomplete", "past_due", "unpaid"; empty in a request
    QString plan;
    std::vector<OrderedProduct> products;
    QString previewMode; //!< of an invoice's preview: "next", "recurring"
    bool operator==(const Subscription &) const = default;
};
Subscription decodeSubscription(Reader &reader);
void encode(JsonWriter &writer, const Subscription &subscription);

struct InvoiceLine {
    QString description;
    double quantity = 0;
    double amount = 0; //!< in the smallest unit of the currency
    QString currency;
    QString product;
    QString addon;
    std::optional<bool> proration;
    bool operator==(const InvoiceLine &) const = default;
};
struct Invoice {
    QString id;
    Timestamp periodStart;
    Timestamp periodEnd;
    double total = 0; //!< in the smallest unit of the currency
    QString currency;
    std::vector<InvoiceLine> lines;
    bool operator==(const Invoice &) const = default;
};
Invoice decodeInvoice(Reader &reader);
void encode(JsonWriter &writer, const Invoice &invoice);

//! A new account, by sign-up or as a trial.
struct NewOrganization {
    QString organization;
    QString email;
    QString password;
    QString captcha; //!< g-recaptcha-response
    QString name; //!< the customer's
    QString campaign;
    std::optional<double> captchaTime;
    std::optional<bool> marketing;
    QString plan; //!< trial only
    QString subscriptionType; //!< sign-up only: "trial", "azure"
    QString subscriptionToken; //!< sign-up only: of a subscription that another shop manages
    bool operator==(const NewOrganization &) const = default;
};
NewOrganization decodeNewOrganization(Reader &reader);
void encode(JsonWriter &writer, const NewOrganization &organization);

struct UpgradeOrder {
    QString plan;
    std::optional<BillingProfile> profile;
    bool operator==(const UpgradeOrder &) const = default;
};
UpgradeOrder decodeUpgradeOrder(Reader &reader);
void encode(JsonWriter &writer, const UpgradeOrder &order);

class BillingApi {
public:
    explicit BillingApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<BillingInfo> info() const;
    Call<CardSetup> startCardChange() const;
    Call<Nothing> confirmCardChange(const QString &intentId) const;
    Call<Page<ProductOffer>> products() const; //!< a server with one product answers with that alone
    Call<BillingProfile> profile() const;
    Call<BillingProfile> storeProfile(const BillingProfile &profile) const; //!< the first one
    Call<BillingProfile> changeProfile(const BillingProfile &change) const;
    Call<QString> secret() const;
    Call<Subscription> subscription() const;
    Call<Nothing> changeSubscription(const Subscription &wish) const;
    Call<Invoice> previewInvoice(const Subscription &wish) const;

    // Out of a trial.
    Call<QString> startUpgrade(const QString &tenantId) const; //!< the payment provider's secret
    Call<Nothing> cancelUpgrade(const QString &tenantId) const;
    Call<Nothing> completeUpgrade(const QString &tenantId, const UpgradeOrder &order) const;

    // Without a session.
    Call<Nothing> signUp(const NewOrganization &organization) const;
    Call<Nothing> startTrial(const NewOrganization &organization) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
