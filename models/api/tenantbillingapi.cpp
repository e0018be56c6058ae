// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/tenantbilling.h"

#include "models/api/request.h"

namespace drydock::api {

namespace {

QStringList path(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v2"), QStringLiteral("tenantadm"), QStringLiteral("billing") }
    + QStringList(tail);
}

QStringList tenantPath(std::initializer_list<QString> tail)
{
    return QStringList { QStringLiteral("v2"), QStringLiteral("tenantadm"), QStringLiteral("tenants") }
    + QStringList(tail);
}

QStringList upgradePath(const QString &tenantId, const QString &step)
{
    return tenantPath({ tenantId, QStringLiteral("upgrade"), step });
}

RequestSpec post(const QString &operation, QStringList where)
{
    return request::make(Verb::Post, operation, std::move(where), Lane::Interactive);
}

//! Who has no account yet has no session.
RequestSpec withoutSession(RequestSpec spec)
{
    spec.credentials = Credentials::None;
    return spec;
}

Result<BillingProfile> decodeProfileReply(const HttpReply &reply)
{
    return decodeObject<BillingProfile>(reply, decodeBillingProfile);
}

//! The list, or the one product alone.
Result<Page<ProductOffer>> decodeProducts(const HttpReply &reply)
{
    if (!reply.body.trimmed().startsWith('{'))
        return decodePage<ProductOffer>(reply, decodeProductOffer);
    Result<ProductOffer> one = decodeObject<ProductOffer>(reply, decodeProductOffer);
    if (!one.ok())
        return one.error();
    Page<ProductOffer> page;
    page.items.push_back(*std::move(one));
    return page;
}

} // namespace

Call<BillingInfo> BillingApi::info() const
{
    return { m_transport.send(request::get(QStringLiteral("GetBillingInformation"), path({}), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<BillingInfo>(reply, decodeBillingInfo); } };
}

Call<CardSetup> BillingApi::startCardChange() const
{
    return { m_transport.send(post(QStringLiteral("InitCardUpdate"), path({ QStringLiteral("card") }))),
        [](const HttpReply &reply) { return decodeObject<CardSetup>(reply, decodeCardSetup); } };
}

Call<Nothing> BillingApi::confirmCardChange(const QString &intentId) const
{
    return { m_transport.send(post(QStringLiteral("ConfirmCardUpdate"),
                 path({ QStringLiteral("card"), intentId, QStringLiteral("confirm") }))),
        decodeNothing };
}

Call<Page<ProductOffer>> BillingApi::products() const
{
    return { m_transport.send(request::get(QStringLiteral("GetBillingProductInformation"),
                 path({ QStringLiteral("products") }), Lane::Interactive)),
        decodeProducts };
}

Call<BillingProfile> BillingApi::profile() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("GetBillingProfile"), path({ QStringLiteral("profile") }), Lane::Interactive)),
        decodeProfileReply };
}

Call<BillingProfile> BillingApi::storeProfile(const BillingProfile &profile) const
{
    return { m_transport.send(request::withJson(
                 post(QStringLiteral("RegisterBillingProfile"), path({ QStringLiteral("profile") })), toJson(profile))),
        decodeProfileReply };
}

Call<BillingProfile> BillingApi::changeProfile(const BillingProfile &change) const
{
    return { m_transport.send(request::repeatable(request::withJson(
                 request::make(Verb::Patch, QStringLiteral("UpdateBillingProfile"),
                     path({ QStringLiteral("profile") }), Lane::Interactive),
                 encodeBillingProfileChange(change)))),
        decodeProfileReply };
}

Call<QString> BillingApi::secret() const
{
    return { m_transport.send(post(QStringLiteral("GetStripeSecret"), path({ QStringLiteral("secret") }))),
        decodeBillingSecret };
}

Call<Subscription> BillingApi::subscription() const
{
    return { m_transport.send(request::get(
                 QStringLiteral("ShowSubscription"), path({ QStringLiteral("subscription") }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<Subscription>(reply, decodeSubscription); } };
}

Call<Nothing> BillingApi::changeSubscription(const Subscription &wish) const
{
    return { m_transport.send(request::withJson(
                 post(QStringLiteral("ChangeSubscription"), path({ QStringLiteral("subscription") })), toJson(wish))),
        decodeNothing };
}

Call<Invoice> BillingApi::previewInvoice(const Subscription &wish) const
{
    // A question by POST: the answer is the same however often it is asked.
    return { m_transport.send(request::repeatable(request::withJson(
                 post(QStringLiteral("PreviewInvoice"),
                     path({ QStringLiteral("subscription"), QStringLiteral("invoices"), QStringLiteral("preview") })),
                 toJson(wish)))),
        [](const HttpReply &reply) { return decodeObject<Invoice>(reply, decodeInvoice); } };
}

Call<QString> BillingApi::startUpgrade(const QString &tenantId) const
{
    return { m_transport.send(
                 post(QStringLiteral("StartTenantUpgrade"), upgradePath(tenantId, QStringLiteral("start")))),
        decodeBillingSecret };
}

Call<Nothing> BillingApi::cancelUpgrade(const QString &tenantId) const
{
    return { m_transport.send(
                 post(QStringLiteral("CancelTenantUpgrade"), upgradePath(tenantId, QStringLiteral("cancel")))),
        decodeNothing };
}

Call<Nothing> BillingApi::completeUpgrade(const QString &tenantId, const UpgradeOrder &order) const
{
    return { m_transport.send(request::withJson(
                 post(QStringLiteral("CompleteTenantUpgrade"), upgradePath(tenantId, QStringLiteral("complete"))),
                 toJson(order))),
        decodeNothing };
}

Call<Nothing> BillingApi::signUp(const NewOrganization &organization) const
{
    return { m_transport.send(withoutSession(request::withJson(
                 post(QStringLiteral("SignUp"), tenantPath({ QStringLiteral("signup") })), toJson(organization)))),
        decodeNothing };
}

Call<Nothing> BillingApi::startTrial(const NewOrganization &organization) const
{
    return { m_transport.send(withoutSession(request::withJson(
                 post(QStringLiteral("CreateTrialAccount"), tenantPath({ QStringLiteral("trial") })),
                 toJson(organization)))),
        decodeNothing };
}

} // namespace drydock::api
