// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers of the user and tenant services as the servers write them, what the decoders make of them, and how the
// answers that are no JSON arrive at the façades.
#include "tests/support/testmain.h"
#include "tests/unit/api/apireply.h"
#include "tests/unit/api/recordingtransport.h"

#include "models/api/auditlogs.h"
#include "models/api/tenantbilling.h"
#include "models/api/useradmaccount.h"
#include "models/api/useradmplans.h"
#include "models/api/useradmroles.h"
#include "models/api/useradmsso.h"

#include <QBuffer>
#include <QFile>

using namespace drydock;
using namespace drydock::api;
using drydock::test::jsonReply;
using drydock::test::RecordingTransport;

namespace {

HttpReply fixture(const char *name)
{
    QFile file(qEnvironmentVariable("DRYDOCK_SOURCE") + QStringLiteral("/tests/unit/api/fixtures/")
        + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return jsonReply(file.readAll());
}

template<class T> Page<T> page(const char *name, T (*decode)(Reader &))
{
    return decodePage<T>(fixture(name), decode).value();
}

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestApiDecodersUsers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void roles()
    {
        const Page<Role> roles = page<Role>("roles.json", decodeRole);
        QCOMPARE(roles.items.size(), size_t(3));
        QCOMPARE(roles.rejected, 1); // a scope without a permission set
        QVERIFY(roles.items.at(0).permissions.empty());
        QCOMPARE(roles.items.at(1).permissions.at(0).objectValue, s("any"));
        QVERIFY(roles.items.at(1).permissionSets.at(1).scopeType.isEmpty());
        const Role &role = roles.items.at(2);
        QCOMPARE(role.permissionSets.at(0).scopeType, kDeviceGroupsScope);
        QCOMPARE(role.permissionSets.at(0).scopeValues, QStringList({ s("prod"), s("lab") }));
        QCOMPARE(role.permissionSets.at(2).scopeType, s("Altitude"));
        const Page<PermissionSet> sets = page<PermissionSet>("permission_sets.json", decodePermissionSet);
        QCOMPARE(sets.items.size(), size_t(2));
        QCOMPARE(sets.items.at(1).scopeTypes, QStringList { kReleaseTagsScope });
        QCOMPARE(sets.items.at(1).permissions.at(0).objectType, s("GET"));
    }

    void planBinding()
    {
        const auto binding = decodeObject<PlanBinding>(fixture("plan_binding.json"), decodePlanBinding);
        QVERIFY(binding.ok());
        QCOMPARE(binding->plan->name, s("Mender_Open_Source"));
        QVERIFY(binding->plan->features.terminal && !binding->plan->features.rbac);
        QCOMPARE(binding->limits.devices, std::optional<qint64>(0));
        QVERIFY(!binding->limits.users);
        QCOMPARE(binding->limits.auditLogDays, std::optional<qint64>(90));
        const auto nameless = decodeObject<PlanBinding>(
            jsonReply(R"({"plan":{"display_name":"?"},"limits":{"users":3}})"), decodePlanBinding);
        QVERIFY(nameless.ok() && !nameless->plan);
        QCOMPARE(nameless->limits.users, std::optional<qint64>(3));
    }

    void tenants()
    {
        const Page<Tenant> tenants = page<Tenant>("tenants.json", decodeTenant);
        QCOMPARE(tenants.items.size(), size_t(2));
        QCOMPARE(tenants.rejected, 1);
        const Tenant &tenant = tenants.items.front();
        QVERIFY(tenant.serviceProvider && tenant.trial);
        QCOMPARE(tenant.trialExpires, Timestamp::fromRfc3339(u"2026-12-01T00:00:00Z"));
        QCOMPARE(tenant.addons.size(), size_t(2)); // one without a name
        QCOMPARE(tenant.addons.at(1).name, s("fly"));
        QCOMPARE(tenant.marketing, std::optional(true));
        QCOMPARE(tenant.managementApi.maxCalls, std::optional(600.0));
        QCOMPARE(tenant.managementApi.bursts.at(0).minIntervalSeconds, std::optional(1.0));
        QCOMPARE(tenant.deviceLimits.standard->current, 12);
        QCOMPARE(tenant.deviceLimits.micro->max, 1000);
        QVERIFY(!tenant.deviceLimits.system);
        QCOMPARE(tenants.items.back().status, s("hibernating"));
        QCOMPARE(tenants.items.back().parentId, s("6172c0de"));
        QVERIFY(!tenants.items.back().deviceCount);
    }

    void users()
    {
        const Page<User> users = page<User>("users_enterprise.json", decodeUser);
        QCOMPARE(users.items.size(), size_t(2));
        const User &ada = users.items.front();
        QCOMPARE(ada.verified, std::optional(false));
        QCOMPARE(ada.secondFactor, s("unverified"));
        QVERIFY(!ada.secondFactorEnabled());
        QCOMPARE(ada.sso.size(), size_t(1)); // one without an id
        QCOMPARE(ada.tenants.front().name, s("acme"));
        QCOMPARE(ada.pendingEmail->newEmail, s("lovelace@example.com"));
        const User &bob = users.items.back();
        QCOMPARE(bob.secondFactor, s("by letter"));
        QVERIFY(!bob.verified && !bob.pendingEmail && bob.sso.empty());
    }

    void providers()
    {
        const Page<IdentityProvider> providers
            = page<IdentityProvider>("identity_providers.json", decodeIdentityProvider);
        QCOMPARE(providers.items.size(), size_t(2));
        QVERIFY(providers.items.front().validUntil.isValid());
        QVERIFY(!providers.items.back().validUntil.isValid());
    }

    void billing()
    {
        const Page<ProductOffer> offers = page<ProductOffer>("billing_products.json", decodeProductOffer);
        QCOMPARE(offers.items.size(), size_t(2));
        QCOMPARE(offers.items.front().prices.at(0).step, std::optional(50.0));
        QVERIFY(!offers.items.front().prices.at(1).min);
        QCOMPARE(offers.items.front().addons.at(0).name, s("configure"));
        QCOMPARE(offers.items.back().name, s("mender_nano"));
        const auto info = decodeObject<BillingInfo>(fixture("billing.json"), decodeBillingInfo);
        QCOMPARE(info->card->lastFour, s("4242"));
        QCOMPARE(info->card->cvcCheck, s("pass"));
        QVERIFY(info->subscriptionJson.contains(R"("current_period_end":1790000000)"));
        const auto invoice = decodeObject<Invoice>(fixture("invoice.json"), decodeInvoice);
        QCOMPARE(invoice->total, 12345.0);
        QCOMPARE(invoice->lines.at(1).amount, 345.5);
        QCOMPARE(invoice->lines.at(1).proration, std::optional(true));
        QVERIFY(!invoice->lines.at(0).proration);
    }

    void redirectsAreAnswers()
    {
        RecordingTransport transport;
        std::optional<Result<BrowserRedirect>> answer;
        const auto keep = [&answer](const Result<BrowserRedirect> &result) { answer = result; };
        auto call = SsoApi(transport).startSaml(s("idp/1")).then(this, keep);
        QVERIFY(transport.specs.back().redirectIsAnswer);
        QCOMPARE(transport.specs.back().path.at(6), s("idp/1"));
        transport.reply(302, {}, { { "Location", "https://idp.example.com/sso?x=%20" } });
        QCOMPARE(answer->value().target, QUrl(s("https://idp.example.com/sso?x=%20")));
        QVERIFY(answer->value().token.isEmpty());
        call = SsoApi(transport).useMagicLink(s("m")).then(this, keep);
        transport.reply(302, {}, { { "Location", "https://x.example/ui/" }, { "Set-Cookie", "theme=dark" },
                                     { "set-cookie", "a=b; Secure\nJWT=a.b.c; Path=/" } });
        QCOMPARE(answer->value().token, QByteArray("a.b.c"));
        call = SsoApi(transport).startOidc(s("i")).then(this, keep);
        transport.reply(200, "<html>", { { "Content-Type", "text/html" } });
        QCOMPARE(answer->error().kind, ErrorKind::Protocol);
    }

    void linksForTheBrowser()
    {
        const QUrl server(s("https://mender.example.com/base/"));
        QCOMPARE(samlLoginUrl(server, s("idp-1")),
            QUrl(s("https://mender.example.com/base/api/management/v1/useradm/auth/sso/idp-1/login")));
        QCOMPARE(oidcLoginUrl(server, s("a b")).toEncoded(),
            QByteArray("https://mender.example.com/base/api/management/v1/useradm/oidc/a%20b/start"));
        QCOMPARE(oauthLoginUrl(server, s("github")).path(), s("/base/api/management/v1/useradm/oauth2/github"));
        QVERIFY(!samlLoginUrl(server, s("..")).isValid());
        QVERIFY(!samlLoginUrl(server, {}).isValid());
    }

    void answersOfOtherTypes()
    {
        RecordingTransport transport;
        std::optional<Result<ProviderMetadata>> metadata;
        auto call = SsoApi(transport).provider(s("i")).then(
            this, [&](const Result<ProviderMetadata> &result) { metadata = result; });
        transport.reply(200, "<EntityDescriptor/>", { { "Content-Type", "application/samlmetadata+xml; charset=utf-8" } });
        QVERIFY(metadata->value() == (ProviderMetadata { "<EntityDescriptor/>", kSamlMetadata }));
        call = SsoApi(transport).serviceProvider(s("i")).then(
            this, [&](const Result<ProviderMetadata> &result) { metadata = result; });
        transport.reply(204, {});
        QVERIFY(metadata->value() == ProviderMetadata {});
        call = SsoApi(transport).provider(s("i")).then(
            this, [&](const Result<ProviderMetadata> &result) { metadata = result; });
        transport.reply(200, "<html>", { { "Content-Type", "text/html" } });
        QCOMPARE(metadata->error().kind, ErrorKind::Protocol);

        std::optional<Result<std::optional<EmailChange>>> pending;
        auto ask = AccountApi(transport).pendingEmailChange().then(this, [&](const auto &result) { pending = result; });
        transport.reply(204, {});
        QVERIFY(pending->ok() && !pending->value());
        ask = AccountApi(transport).pendingEmailChange().then(this, [&](const auto &result) { pending = result; });
        transport.reply(200, "{}", { { "Content-Type", "application/json" } });
        QCOMPARE(pending->error().kind, ErrorKind::Decode);
    }

    void createdThingsHaveTheirId()
    {
        RecordingTransport transport;
        std::optional<Result<UserId>> user;
        auto create = UsersApi(transport).create({}).then(this, [&](const auto &result) { user = result; });
        transport.reply(201, {}, { { "Location", "/api/management/v1/useradm/users/u-1" } });
        QCOMPARE(user->value().text, s("u-1"));
        std::optional<Result<QString>> tenant;
        auto made = TenantAdmApi(transport).create({}).then(this, [&](const auto &result) { tenant = result; });
        transport.reply(202, {}, { { "Location", "/api/management/v2/tenantadm/tenants/t-1" } });
        QCOMPARE(tenant->value(), s("t-1"));
        made = TenantAdmApi(transport).create({}).then(this, [&](const auto &result) { tenant = result; });
        transport.reply(202, {});
        QCOMPARE(tenant->value(), QString());
    }

    void anExportIsStreamed()
    {
        RecordingTransport transport;
        std::optional<Status> done;
        const auto sink = std::make_shared<QBuffer>();
        auto call = AuditLogsApi(transport).exportCsv({}, sink).then(this, [&](const Status &status) { done = status; });
        QCOMPARE(transport.specs.back().sink.get(), sink.get());
        QVERIFY(transport.specs.back().maxBody > 1LL << 32);
        QCOMPARE(transport.specs.back().query.front(), std::pair(s("limit"), s("20000")));
        transport.reply(200, {}, { { "Content-Type", "text/csv" } });
        QVERIFY(done->ok());
        call = AuditLogsApi(transport).exportCsv({}, sink).then(this, [&](const Status &status) { done = status; });
        transport.reply(200, {}, { { "Content-Type", "text/html; charset=utf-8" } });
        QCOMPARE(done->error().kind, ErrorKind::Protocol);
    }

    void oneProductOrMany()
    {
        RecordingTransport transport;
        std::optional<Result<Page<ProductOffer>>> offers;
        const auto keep = [&offers](const auto &result) { offers = result; };
        const QByteArray one = R"({"name":"mender_standard","billing_unit":"device","prices":[]})";
        for (const QByteArray &body : { QByteArray(one), QByteArray('[' + one + ']') }) {
            auto call = BillingApi(transport).products().then(this, keep);
            transport.reply(200, body, { { "Content-Type", "application/json" } });
            QCOMPARE(offers->value().items.size(), size_t(1));
        }
        auto call = BillingApi(transport).products().then(this, keep);
        transport.reply(200, "{}", { { "Content-Type", "application/json" } });
        QCOMPARE(offers->error().kind, ErrorKind::Decode);
    }
};

DRYDOCK_TEST_MAIN(TestApiDecodersUsers)
#include "tst_apidecoders_users.moc"
