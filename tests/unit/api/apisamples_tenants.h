// SPDX-License-Identifier: GPL-3.0-or-later
//
// One full value of every struct of the tenant service, every field different from its default.
#pragma once

#include "models/api/tenantbilling.h"
#include "tests/unit/api/apisamples.h"

namespace drydock::test::sample {

inline api::Tenant tenant()
{
    api::Tenant tenant;
    tenant.id = uuid(11);
    tenant.name = QStringLiteral("acme");
    tenant.plan = QStringLiteral("enterprise");
    tenant.tenantToken = QStringLiteral("tenant.token.text");
    tenant.status = QStringLiteral("active");
    tenant.serviceProvider = true;
    tenant.trial = true;
    tenant.trialExpires = at(1);
    tenant.addons = { { QStringLiteral("configure"), true }, { QStringLiteral("monitor"), false } };
    tenant.parentId = uuid(12);
    tenant.marketing = false;
    tenant.campaign = QStringLiteral("spring");
    tenant.managementApi = { { { QStringLiteral("POST"), QStringLiteral("/api/x"), 0.5 }, { {}, {}, {} } }, 300, 60 };
    tenant.devicesApi = { {}, 30, std::nullopt };
    tenant.created = at(2);
    tenant.updated = at(3);
    tenant.deviceCount = 0;
    tenant.deviceLimit = 250;
    tenant.deviceLimits = { api::DeviceLimit { QStringLiteral("max_devices"), uuid(11), 5, 50 },
        api::DeviceLimit { QStringLiteral("max_micro_devices"), {}, 0, 10 },
        api::DeviceLimit { QStringLiteral("max_system_devices"), uuid(11), 1, 2 } };
    return tenant;
}
inline api::NewTenant newTenant()
{
    api::NewTenant tenant;
    tenant.name = nasty();
    tenant.admin = api::TenantAdmin { QStringLiteral("ada@example.com"), QStringLiteral("secret12"), R"({"google":"1"})",
        false };
    tenant.users = { { QStringLiteral("bob@example.com"), QStringLiteral("RBAC_ROLE_OBSERVER") },
        { QStringLiteral("eve@example.com"), {} } };
    tenant.deviceLimit = 100;
    tenant.deviceLimits = { 50, 0, 2 };
    tenant.binaryDelta = true;
    tenant.sso = false;
    return tenant;
}
inline api::TenantChange tenantChange()
{
    return { QStringLiteral("acme east"), 80, { 40, std::nullopt, 1 } };
}
inline api::PlanRequest planRequest()
{
    return { QStringLiteral("os"), QStringLiteral("professional"), QStringLiteral("configure"),
        QStringLiteral("configure,monitor"), nasty() };
}
inline api::SupportMessage supportMessage()
{
    return { QStringLiteral("Deployments"), nasty() };
}
inline api::BillingInfo billingInfo()
{
    api::PaymentCard card;
    card.brand = QStringLiteral("visa");
    card.country = QStringLiteral("NO");
    card.funding = QStringLiteral("credit");
    card.lastFour = QStringLiteral("4242");
    card.fingerprint = QStringLiteral("f1");
    card.expiryMonth = 12;
    card.expiryYear = 2030;
    card.addressCheck = QStringLiteral("pass");
    card.postalCodeCheck = QStringLiteral("fail");
    card.cvcCheck = QStringLiteral("unavailable");
    card.threeDSecure = true;
    card.walletLastFour = QStringLiteral("1111");
    card.walletType = QStringLiteral("apple_pay");
    return { card, R"({"id":"sub_1","current_period_end":1790000000})" };
}
inline api::Address address()
{
    return { QStringLiteral("NO"), QStringLiteral("Oslo"), QStringLiteral("Oslo"), QStringLiteral("0150"), nasty(),
        QStringLiteral("2nd floor") };
}
inline api::BillingProfile billingProfile()
{
    return { QStringLiteral("ada@example.com"), nasty(), QStringLiteral("+47 1"), address(), QStringLiteral("Bob"),
        QStringLiteral("+47 2"), address() };
}
inline api::CardSetup cardSetup()
{
    return { QStringLiteral("seti_1"), QStringLiteral("seti_1_secret_2") };
}
inline api::ProductOffer productOffer()
{
    return { QStringLiteral("mender_standard"), QStringLiteral("device"),
        { { QStringLiteral("professional"), 50, 250.5, 50 }, { QStringLiteral("enterprise"), {}, {}, {} } },
        { { QStringLiteral("monitor"), { { QStringLiteral("professional"), {}, 10, {} } } } } };
}
inline api::Subscription subscription()
{
    return { QStringLiteral("sub_1"), QStringLiteral("past_due"), QStringLiteral("professional"),
        { { QStringLiteral("mender_standard"), 50, { { QStringLiteral("configure"), true } } },
            { QStringLiteral("mender_micro"), 0, {} } },
        {} };
}
inline api::Subscription subscriptionWish()
{
    return { {}, {}, QStringLiteral("enterprise"), { { QStringLiteral("mender_standard"), 100, {} } }, {} };
}
inline api::Invoice invoice()
{
    return { QStringLiteral("in_1"), at(1), at(2), 12345, QStringLiteral("usd"),
        { { nasty(), 2, 99.5, QStringLiteral("usd"), QStringLiteral("mender_micro"), QStringLiteral("monitor"), true },
            { QStringLiteral("rest"), 1, -3, QStringLiteral("usd"), {}, {}, {} } } };
}
inline api::NewOrganization newOrganization()
{
    return { QStringLiteral("acme"), QStringLiteral("ada@example.com"), QStringLiteral("secret12"),
        QStringLiteral("03AF"), nasty(), QStringLiteral("spring"), 1790000000, false, {}, QStringLiteral("trial"),
        QStringLiteral("token") };
}
inline api::NewOrganization trialOrganization()
{
    return { QStringLiteral("acme"), QStringLiteral("ada@example.com"), QStringLiteral("secret12"),
        QStringLiteral("03AF"), {}, {}, {}, {}, QStringLiteral("enterprise"), {}, {} };
}
inline api::UpgradeOrder upgradeOrder()
{
    return { QStringLiteral("professional"), billingProfile() };
}

} // namespace drydock::test::sample
