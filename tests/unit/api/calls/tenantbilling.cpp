// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/api/calls/calls.h"

namespace drydock::test {

using namespace drydock::api;

namespace {

const QString kTenant = QStringLiteral("t-1");
const QByteArray kWish = R"({"plan":"enterprise","products":[{"name":"mender_standard","quantity":100}])";

BillingProfile moved()
{
    BillingProfile change;
    change.phone = QStringLiteral("+47 3");
    change.address.city = QStringLiteral("Bergen");
    change.shippingName = QStringLiteral("Eve");
    return change;
}

Subscription previewed()
{
    Subscription wish = sample::subscriptionWish();
    wish.previewMode = QStringLiteral("recurring");
    return wish;
}

std::vector<ApiCall> cardCalls()
{
    return {
        { "billing", "GET api/management/v2/tenantadm/billing | interactive | repeatable | GetBillingInformation",
            with<BillingApi>([](const auto &api) { return api.info(); }), 200, toJson(sample::billingInfo()) },
        { "startCardChange", "POST api/management/v2/tenantadm/billing/card | interactive | once | InitCardUpdate",
            with<BillingApi>([](const auto &api) { return api.startCardChange(); }), 200, toJson(sample::cardSetup()) },
        { "confirmCardChange",
            "POST api/management/v2/tenantadm/billing/card/seti_1/confirm | interactive | once | ConfirmCardUpdate",
            with<BillingApi>([](const auto &api) { return api.confirmCardChange(QStringLiteral("seti_1")); }), 204, {},
            kNoType, {} },
        { "products",
            "GET api/management/v2/tenantadm/billing/products | interactive | repeatable | "
            "GetBillingProductInformation",
            with<BillingApi>([](const auto &api) { return api.products(); }), 200, page(sample::productOffer()) },
        { "one product",
            "GET api/management/v2/tenantadm/billing/products | interactive | repeatable | "
            "GetBillingProductInformation",
            with<BillingApi>([](const auto &api) { return api.products(); }), 200, toJson(sample::productOffer()) },
        { "billingProfile",
            "GET api/management/v2/tenantadm/billing/profile | interactive | repeatable | GetBillingProfile",
            with<BillingApi>([](const auto &api) { return api.profile(); }), 200, toJson(sample::billingProfile()) },
        { "storeBillingProfile",
            "POST api/management/v2/tenantadm/billing/profile | interactive | once | RegisterBillingProfile | "
                + toJson(sample::billingProfile()),
            with<BillingApi>([](const auto &api) { return api.storeProfile(sample::billingProfile()); }), 200,
            toJson(sample::billingProfile()) },
        { "changeBillingProfile",
            "PATCH api/management/v2/tenantadm/billing/profile | interactive | repeatable | UpdateBillingProfile | "
            R"({"phone":"+47 3","address":{"city":"Bergen"},"shipping":{"name":"Eve"}})",
            with<BillingApi>([](const auto &api) { return api.changeProfile(moved()); }), 200,
            toJson(sample::billingProfile()) },
        { "billingSecret", "POST api/management/v2/tenantadm/billing/secret | interactive | once | GetStripeSecret",
            with<BillingApi>([](const auto &api) { return api.secret(); }), 200,
            encodeBillingSecret(QStringLiteral("pi_secret")) },
    };
}

std::vector<ApiCall> subscriptionCalls()
{
    return {
        { "subscription",
            "GET api/management/v2/tenantadm/billing/subscription | interactive | repeatable | ShowSubscription",
            with<BillingApi>([](const auto &api) { return api.subscription(); }), 200, toJson(sample::subscription()) },
        { "changeSubscription",
            "POST api/management/v2/tenantadm/billing/subscription | interactive | once | ChangeSubscription | " + kWish
                + "}",
            with<BillingApi>([](const auto &api) { return api.changeSubscription(sample::subscriptionWish()); }), 202,
            {}, kNoType, {} },
        { "previewInvoice",
            "POST api/management/v2/tenantadm/billing/subscription/invoices/preview | interactive | repeatable | "
            "PreviewInvoice | "
                + kWish + R"(,"preview_mode":"recurring"})",
            with<BillingApi>([](const auto &api) { return api.previewInvoice(previewed()); }), 200,
            toJson(sample::invoice()) },
        { "startUpgrade",
            "POST api/management/v2/tenantadm/tenants/t-1/upgrade/start | interactive | once | StartTenantUpgrade",
            with<BillingApi>([](const auto &api) { return api.startUpgrade(kTenant); }), 200,
            encodeBillingSecret(QStringLiteral("pi_secret")) },
        { "cancelUpgrade",
            "POST api/management/v2/tenantadm/tenants/t-1/upgrade/cancel | interactive | once | CancelTenantUpgrade",
            with<BillingApi>([](const auto &api) { return api.cancelUpgrade(kTenant); }), 202, {}, kNoType, {} },
        { "completeUpgrade",
            "POST api/management/v2/tenantadm/tenants/t-1/upgrade/complete | interactive | once | "
            R"(CompleteTenantUpgrade | {"plan":"professional","billing_profile":)"
                + toJson(sample::billingProfile()) + "}",
            with<BillingApi>([](const auto &api) { return api.completeUpgrade(kTenant, sample::upgradeOrder()); }), 202,
            {}, kNoType, {} },
        { "signUp",
            "POST api/management/v2/tenantadm/tenants/signup | interactive | once | SignUp | "
                + toJson(sample::newOrganization()),
            with<BillingApi>([](const auto &api) { return api.signUp(sample::newOrganization()); }), 202, {}, kNoType,
            {}, Credentials::None },
        { "startTrial",
            "POST api/management/v2/tenantadm/tenants/trial | interactive | once | CreateTrialAccount | "
            R"({"organization":"acme","email":"ada@example.com","password":"secret12","g-recaptcha-response":"03AF",)"
            R"("plan":"enterprise"})",
            with<BillingApi>([](const auto &api) { return api.startTrial(sample::trialOrganization()); }), 202, {},
            kNoType, { { "Location", "/api/management/v2/tenantadm/tenants/t-1" } }, Credentials::None },
    };
}

} // namespace

std::vector<ApiCall> billingCalls()
{
    std::vector<ApiCall> calls = cardCalls();
    const std::vector<ApiCall> subscriptions = subscriptionCalls();
    calls.insert(calls.end(), subscriptions.begin(), subscriptions.end());
    return calls;
}

} // namespace drydock::test
