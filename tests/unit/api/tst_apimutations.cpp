// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every decoder against every mutation of a full sample: each value, at any depth, replaced by each kind of JSON value
// and taken away. A decoder either gives a value or names the place; it never crashes, and what it gives it can encode.
#include "tests/support/testmain.h"
#include "tests/unit/api/apireply.h"
#include "tests/unit/api/apisamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace drydock;
using namespace drydock::api;
using drydock::test::jsonReply;
namespace sample = drydock::test::sample;

namespace {

const QJsonArray &substitutes()
{
    static const QJsonArray values { QJsonValue::Null, true, -7, 1.5e300, QStringLiteral("x"), QString(), QJsonArray {},
        QJsonArray { QJsonValue::Null, 1, QStringLiteral("a") }, QJsonObject {},
        QJsonObject { { QStringLiteral("a"), QJsonArray {} } } };
    return values;
}

using Use = std::function<void(const QJsonValue &)>;

//! Calls `use` with every document that differs from `value` in one place.
void mutate(const QJsonValue &value, const Use &use)
{
    for (const QJsonValue substitute : substitutes())
        use(substitute);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            QJsonObject without = object;
            without.remove(key);
            use(without);
            mutate(object.value(key), [&](const QJsonValue &changed) {
                QJsonObject copy = object;
                copy.insert(key, changed);
                use(copy);
            });
        }
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            mutate(array.at(i), [&](const QJsonValue &changed) {
                QJsonArray copy = array;
                copy.replace(i, changed);
                use(copy);
            });
        }
    }
}

QByteArray text(const QJsonValue &value)
{
    // Through an array: a document is an object or an array only.
    const QByteArray json = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2);
}

//! Decodes all mutations in a page beside one good element; returns how many were refused.
template<class T> int survive(const T &good, T (*decode)(Reader &))
{
    const QByteArray goodJson = toJson(good);
    int refused = 0;
    mutate(QJsonDocument::fromJson(goodJson).object(), [&](const QJsonValue &changed) {
        const QByteArray json = text(changed);
        const Result<Page<T>> page = decodePage<T>(jsonReply("[" + json + "," + goodJson + "]"), decode);
        if (!page.ok())
            qFatal("a page was lost to %s", json.constData());
        if (page->items.empty() || !(page->items.back() == good))
            qFatal("the good element was lost to %s", json.constData());
        if (page->items.size() + static_cast<size_t>(page->rejected) != 2)
            qFatal("lost count of %s", json.constData());
        refused += page->rejected;
        for (const T &item : page->items)
            static_cast<void>(toJson(item));
        const Result<T> object = decodeObject<T>(jsonReply(json), decode);
        if (object.ok() == (page->rejected == 1))
            qFatal("alone it is another matter: %s", json.constData());
        if (!object.ok() && !object.error().apiMessage.startsWith(QLatin1Char('$')))
            qFatal("no place in: %s", qPrintable(object.error().apiMessage));
    });
    return refused;
}

} // namespace

class TestApiMutations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Thousands of pages with one bad element each.
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("drydock.api.info=false")); }
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    // The least number of mutations that must be refused: the ten that replace the whole element, and the required
    // fields missing or of another type.
    void user() { QVERIFY(survive<User>(sample::user(), decodeUser) >= 10); }
    void token() { QVERIFY(survive<PersonalAccessToken>(sample::token(), decodePersonalAccessToken) >= 10); }
    void authDevice() { QVERIFY(survive<AuthDevice>(sample::authDevice(), decodeAuthDevice) >= 20); }
    void device() { QVERIFY(survive<Device>(sample::device(), decodeDevice) >= 10); }
    void attributeUse()
    {
        const AttributeUse use { { QStringLiteral("tags"), QStringLiteral("name") }, 17 };
        QVERIFY(survive<AttributeUse>(use, decodeAttributeUse) >= 20);
    }
    void artifact() { QVERIFY(survive<Artifact>(sample::artifact(), decodeArtifact) >= 20); }
    void release() { QVERIFY(survive<Release>(sample::release(), decodeRelease) >= 10); }
    void deployment() { QVERIFY(survive<Deployment>(sample::deployment(), decodeDeployment) >= 20); }
    void deploymentDevice()
    {
        QVERIFY(survive<DeploymentDevice>(sample::deploymentDevice(), decodeDeploymentDevice) >= 20);
    }
    void history() { QVERIFY(survive<DeviceHistoryEntry>(sample::historyEntry(), decodeHistoryEntry) >= 20); }
    void auditEntry() { QVERIFY(survive<AuditEntry>(sample::auditEntry(), decodeAuditEntry) >= 20); }
    void tenant() { QVERIFY(survive<Tenant>(sample::tenant(), decodeTenant) >= 20); }

    void bodiesOfRequests()
    {
        // The server's side: any body gives a value or Unprocessable.
        const auto tryAll = [](const QByteArray &good, const auto &decode) {
            int refused = 0;
            mutate(QJsonDocument::fromJson(good).object(), [&](const QJsonValue &changed) {
                const auto result = decode(text(changed));
                if (!result.ok()) {
                    ++refused;
                    if (result.error().kind != ErrorKind::Unprocessable || result.error().httpStatus != 400)
                        qFatal("not a refusal: %s", text(changed).constData());
                }
            });
            return refused;
        };
        QVERIFY(tryAll(encodeSearchQuery(sample::searchQuery()), decodeSearchQuery) > 50);
        QVERIFY(tryAll(encodeNewDeployment(sample::newDeployment(DeploymentTarget::Devices)), decodeNewDeployment)
            > 20);
        QVERIFY(tryAll(encodePreauthorization({ sample::authDevice().identity, QStringLiteral("PEM"), true }),
                    decodePreauthorization)
            > 15);
        QVERIFY(tryAll(encodeStatusBody(QStringLiteral("aborted")), decodeStatusBody) > 15);
        QVERIFY(tryAll(encodeSignInBody({ true, QStringLiteral("123456") }), decodeSignInBody) > 5);
        QVERIFY(tryAll(encodeNewToken({ QStringLiteral("n"), 5 }), decodeNewToken) > 15);
    }
};

DRYDOCK_TEST_MAIN(TestApiMutations)
#include "tst_apimutations.moc"
