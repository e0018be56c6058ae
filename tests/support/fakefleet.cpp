// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakefleet.h"

#include "models/api/jsonwriter.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace drydock::test {

class FakeFleet::Job final : public HttpJob {
public:
    Job(RequestSpec spec, QObject *parent)
        : HttpJob(std::move(spec), parent)
    {
    }
    void abandon() override
    {
        disconnect();
        deleteLater();
        m_abandoned = true;
    }
    void settleWith(const HttpReply &reply)
    {
        if (m_abandoned)
            return;
        Q_EMIT settled(reply);
        deleteLater();
    }

private:
    bool m_abandoned = false;
};

namespace {

constexpr qint64 kLongAgo = 1'790'000'000'000;

template<size_t N> QString pick(const std::array<const char *, N> &from, int number)
{
    return QString::fromLatin1(from[static_cast<size_t>(number) % N]);
}

HttpReply ok(const QByteArray &body, qint64 total = -1)
{
    HttpReply reply;
    reply.status = 200;
    reply.headers.emplaceBack("Content-Type", "application/json");
    if (total >= 0)
        reply.headers.emplaceBack("X-Total-Count", QByteArray::number(total));
    reply.body = body;
    return reply;
}

HttpReply failed(const Error &error)
{
    HttpReply reply;
    reply.status = error.httpStatus;
    reply.error = error;
    return reply;
}

template<class List> QByteArray array(const List &list)
{
    api::JsonWriter writer;
    writer.beginArray();
    for (const auto &item : list)
        encode(writer, item);
    writer.endArray();
    return writer.take();
}

AttributeValue sortValue(const api::Device &device, const api::SortTerm &term)
{
    if (term.scope == QLatin1String("identity") && term.attribute == QLatin1String("id"))
        return device.id.text;
    const AttributeValue *value = device.find(term.scope, term.attribute);
    return value ? *value : AttributeValue(QString());
}

void setIn(api::Device &device, const QString &scope, const QString &name, const AttributeValue &value)
{
    for (api::Attribute &attribute : device.attributes) {
        if (attribute.scope == scope && attribute.name == name) {
            attribute.value = value;
            return;
        }
    }
    device.attributes.push_back({ scope, name, value, {}, {} });
}

QString textOf(const api::Device &device, QStringView scope, QStringView name)
{
    const AttributeValue *value = device.find(scope, name);
    return value ? attributeText(*value) : QString();
}

} // namespace

FakeFleet::FakeFleet(Clock &clock, QObject *parent)
    : Transport(parent)
    , m_clock(clock)
{
}

FakeFleet::~FakeFleet() = default;

void FakeFleet::addDevices(int count)
{
    for (int i = 0; i < count; ++i) {
        const int number = static_cast<int>(m_devices.size());
        addDevice(number, number % 23 == 7 ? QStringLiteral("pending") : number % 41 == 9 ? QStringLiteral("rejected")
                                                                                          : QStringLiteral("accepted"));
    }
}

DeviceId FakeFleet::addDevice(int number, const QString &status)
{
    static constexpr std::array kCities { "oslo", "bergen", "malmo", "tampere", "riga", "gdansk", "brno" };
    static constexpr std::array kTypes { "raspberrypi4", "imx8mp", "beaglebone", "qemux86-64" };
    static constexpr std::array kReleases { "edge-2.4.1", "edge-2.4.0", "edge-2.4.1", "edge-2.3.7", "edge-2.4.1" };
    static constexpr std::array kGroups { "eu-north", "eu-east", "", "canary", "eu-north" };
    api::Device device;
    // Scrambled, so that the order of ids is not the order of names.
    device.id = DeviceId(QStringLiteral("%1-7d1e-4a6b-9c02-%2")
                             .arg(static_cast<quint32>(number) * 2654435761U, 8, 16, QLatin1Char('0'))
                             .arg(number, 12, 16, QLatin1Char('0')));
    const auto stamp = [number](qint64 ms) { return QString::fromLatin1(Timestamp { ms + number }.toRfc3339()); };
    const auto put = [&device](const char *scope, const char *name, const AttributeValue &value) {
        setIn(device, QString::fromLatin1(scope), QString::fromLatin1(name), value);
    };
    device.updated = Timestamp { kLongAgo + number };
    put("identity", "status", status);
    put("identity", "mac", QStringLiteral("dc:a6:32:%1:%2:0f")
                               .arg(number / 256, 2, 16, QLatin1Char('0'))
                               .arg(number % 256, 2, 16, QLatin1Char('0')));
    put("system", "created_ts", stamp(kLongAgo - 90'000'000));
    put("system", "updated_ts", stamp(kLongAgo));
    const qint64 silence = number % 19 == 4 ? 4 * 86'400'000LL : 40'000LL + number % 90 * 20'000;
    put("system", "check_in_time",
        QString::fromLatin1(Timestamp { m_clock.now().ms - silence }.toRfc3339()));
    if (const QString group = pick(kGroups, number); !group.isEmpty())
        put("system", "group", group);
    put("inventory", "device_type", pick(kTypes, number));
    put("inventory", "artifact_name", pick(kReleases, number));
    put("inventory", "kernel", QStringLiteral("Linux version 6.1.%1").arg(number % 60));
    put("inventory", "hostname", QStringLiteral("%1-%2").arg(pick(kCities, number)).arg(number, 4, 10, QLatin1Char('0')));
    put("inventory", "mem_total_kB", double { 1'024'000.0 + 4096 * (number % 5) });
    put("inventory", "network_interfaces", QStringList { QStringLiteral("eth0"), QStringLiteral("wlan0") });
    m_devices.push_back(device);
    return device.id;
}

void FakeFleet::removeDevice(const DeviceId &id)
{
    std::erase_if(m_devices, [&id](const api::Device &device) { return device.id == id; });
}

api::Device *FakeFleet::find(const DeviceId &id)
{
    const auto it = std::find_if(
        m_devices.begin(), m_devices.end(), [&id](const api::Device &device) { return device.id == id; });
    return it == m_devices.end() ? nullptr : &*it;
}

void FakeFleet::setAttribute(
    const DeviceId &id, const QString &scope, const QString &name, const AttributeValue &value)
{
    if (api::Device *device = find(id))
        setIn(*device, scope, name, value);
}

void FakeFleet::report(const DeviceId &id, const QString &name, const AttributeValue &value)
{
    api::Device *device = find(id);
    if (!device)
        return;
    setIn(*device, QStringLiteral("inventory"), name, value);
    device->updated = Timestamp { m_clock.now().ms + ++m_reports };
    setIn(*device, QStringLiteral("system"), QStringLiteral("updated_ts"),
        QString::fromLatin1(device->updated.toRfc3339()));
}

void FakeFleet::addPendingSet(const DeviceId &id)
{
    ++m_extraSets[id];
}

void FakeFleet::setIdAttribute(const QString &scope, const QString &name)
{
    api::JsonWriter writer;
    writer.beginObject().key("id_attribute").beginObject();
    writer.field("attribute", name).field("scope", scope).endObject().endObject();
    m_settings = writer.take();
}

int FakeFleet::countOf(const QString &pathEnd) const
{
    return static_cast<int>(std::count_if(m_sent.begin(), m_sent.end(), [&pathEnd](const RequestSpec &spec) {
        return spec.path.join(QLatin1Char('/')).endsWith(pathEnd);
    }));
}

HttpJob *FakeFleet::send(RequestSpec spec)
{
    m_sent.push_back(spec);
    auto *job = new Job(std::move(spec), this);
    if (m_held) {
        m_waiting.emplace_back(job);
    } else {
        m_clock.singleShot(std::chrono::milliseconds { m_latencyMs }, job, [this, job] { answer(*job); });
    }
    return job;
}

bool FakeFleet::answerOne()
{
    while (!m_waiting.empty()) {
        const QPointer<Job> job = m_waiting.front();
        m_waiting.pop_front();
        if (job) {
            answer(*job);
            return true;
        }
    }
    return false;
}

void FakeFleet::answer(Job &job)
{
    if (const std::optional<Fault> fault = m_faults ? m_faults(job.spec()) : std::nullopt) {
        if (fault->happens)
            static_cast<void>(reply(job.spec()));
        job.settleWith(failed(fault->error));
        return;
    }
    job.settleWith(m_failure ? failed(*m_failure) : reply(job.spec()));
}

HttpReply FakeFleet::reply(const RequestSpec &spec)
{
    const QString path = spec.path.join(QLatin1Char('/'));
    if (path.endsWith(QLatin1String("filters/search")))
        return search(spec.body);
    if (path.contains(QLatin1String("inventory/filters")))
        return savedFilters(spec);
    if (path.contains(QLatin1String("inventory/devices/")))
        return oneDevice(spec);
    if (path.endsWith(QLatin1String("inventory/statistics")))
        return statistics();
    if (path.contains(QLatin1String("inventory/groups")))
        return groups(spec);
    if (path.endsWith(QLatin1String("useradm/settings")))
        return ok(m_settings);
    if (path.contains(QLatin1String("devauth/devices")))
        return deviceAuth(spec);
    if (path.contains(QLatin1String("deployments/deployments/devices")))
        return ok(array(m_history), static_cast<qint64>(m_history.size()));
    if (path.endsWith(QLatin1String("deployments/deployments"))) {
        std::vector<api::Deployment> found = m_deployments;
        for (const auto &[name, value] : spec.query) {
            if (name == QLatin1String("status"))
                std::erase_if(found, [&text = value](const api::Deployment &one) { return one.statusText != text; });
        }
        return ok(array(found), static_cast<qint64>(found.size()));
    }
    return failed(makeError(ErrorKind::NotFound, path, 404));
}

HttpReply FakeFleet::search(const QByteArray &body)
{
    const Result<api::SearchQuery> decoded = api::decodeSearchQuery(body);
    if (!decoded.ok())
        return failed(decoded.error());
    const api::SearchQuery &query = decoded.value();
    std::vector<api::Device> found;
    const QSet<DeviceId> wanted(query.deviceIds.cbegin(), query.deviceIds.cend());
    for (const api::Device &device : m_devices) {
        const bool matches = std::all_of(query.filters.begin(), query.filters.end(), [&](const api::FilterTerm &term) {
            const AttributeValue *value = device.find(term.scope, term.attribute);
            return value && *value == term.value;
        });
        if (matches && (wanted.isEmpty() || wanted.contains(device.id)))
            found.push_back(device);
    }
    for (auto term = query.sort.rbegin(); term != query.sort.rend(); ++term) {
        std::stable_sort(found.begin(), found.end(), [&term](const api::Device &a, const api::Device &b) {
            const int compared = compareAttributeValues(sortValue(a, *term), sortValue(b, *term));
            return term->descending ? compared > 0 : compared < 0;
        });
    }
    const qint64 total = static_cast<qint64>(found.size());
    const size_t first = std::min(found.size(), static_cast<size_t>((query.page - 1) * query.perPage));
    const size_t last = std::min(found.size(), first + static_cast<size_t>(query.perPage));
    std::vector<api::Device> page(found.begin() + static_cast<std::ptrdiff_t>(first),
        found.begin() + static_cast<std::ptrdiff_t>(last));
    if (!query.attributes.empty()) {
        for (api::Device &device : page) {
            std::erase_if(device.attributes, [&query](const api::Attribute &attribute) {
                return std::find(query.attributes.begin(), query.attributes.end(),
                           api::AttributeName { attribute.scope, attribute.name })
                    == query.attributes.end();
            });
        }
    }
    return ok(array(page), total);
}

HttpReply FakeFleet::oneDevice(const RequestSpec &spec)
{
    api::Device *device = find(DeviceId(spec.path.value(spec.path.indexOf(QStringLiteral("devices")) + 1)));
    if (!device)
        return failed(makeError(ErrorKind::NotFound, QStringLiteral("Device not found"), 404));
    if (spec.verb == Verb::Get) {
        api::JsonWriter writer;
        encode(writer, *device);
        HttpReply reply = ok(writer.take());
        reply.headers.emplaceBack("ETag", QByteArray::number(m_etags.value(device->id)));
        return reply;
    }
    for (const auto &[name, value] : spec.headers) {
        if (name == "If-Match" && value != QByteArray::number(m_etags.value(device->id)))
            return failed(makeError(ErrorKind::PreconditionFailed, QStringLiteral("ETag does not match"), 412));
    }
    ++m_etags[device->id];
    if (spec.verb == Verb::Put)
        std::erase_if(device->attributes, [](const api::Attribute &attribute) { return attribute.scope == u"tags"; });
    const Result<std::vector<api::Attribute>> tags = api::decodeAttributesBody(spec.body);
    for (const api::Attribute &tag : tags.value())
        setIn(*device, QStringLiteral("tags"), tag.name, tag.value);
    return ok({});
}

HttpReply FakeFleet::savedFilters(const RequestSpec &spec)
{
    if (!m_filters)
        return failed(makeError(ErrorKind::NotFound, QStringLiteral("Not Found"), 404));
    const QString id = spec.path.constLast();
    const auto it = std::find_if(m_filters->begin(), m_filters->end(), [&id](const api::SavedFilter &filter) { return filter.id.text == id; });
    if (spec.verb == Verb::Get)
        return ok(array(*m_filters), static_cast<qint64>(m_filters->size()));
    HttpReply reply;
    reply.status = 204;
    if (spec.verb == Verb::Delete) {
        if (it == m_filters->end())
            return failed(makeError(ErrorKind::NotFound, QStringLiteral("Not Found"), 404));
        m_filters->erase(it);
        return reply;
    }
    const Result<api::SavedFilter> wanted = api::decodeFilterDefinition(spec.body);
    if (!wanted.ok())
        return failed(wanted.error());
    if (spec.verb == Verb::Put) {
        it->name = wanted.value().name;
        it->terms = wanted.value().terms;
        return reply;
    }
    api::SavedFilter made = wanted.value();
    made.id = FilterId(QStringLiteral("filter-%1").arg(m_filters->size()));
    m_filters->push_back(made);
    reply.status = 201;
    reply.headers.emplaceBack("Location", "./management/v2/inventory/filters/" + made.id.text.toUtf8());
    return reply;
}

HttpReply FakeFleet::statistics() const
{
    api::DeviceStatistics statistics;
    QMap<QString, qint64> counts;
    for (const api::Device &device : m_devices)
        ++counts[textOf(device, u"identity", u"status")];
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        statistics.byStatus.emplace_back(it.key(), it.value());
    return ok(api::encodeStatistics(statistics));
}

HttpReply FakeFleet::groups(const RequestSpec &spec)
{
    if (spec.verb == Verb::Get) {
        QStringList names;
        for (const api::Device &device : m_devices)
            names.append(textOf(device, u"system", u"group"));
        names.removeAll(QString());
        names.sort();
        names.removeDuplicates();
        return ok(api::JsonWriter().value(names).take());
    }
    const QString group = spec.path.value(spec.path.indexOf(QStringLiteral("groups")) + 1);
    api::GroupChange change;
    for (api::Device &device : m_devices) {
        if (!spec.body.contains(device.id.text.toUtf8()))
            continue;
        ++change.matched;
        ++change.updated;
        if (spec.verb == Verb::Delete) {
            std::erase_if(device.attributes, [](const api::Attribute &attribute) { return attribute.scope == u"system" && attribute.name == u"group"; });
            continue;
        }
        setIn(device, QStringLiteral("system"), QStringLiteral("group"), group);
    }
    return ok(api::encodeGroupChange(change));
}

api::AuthDevice FakeFleet::authDevice(const api::Device &device) const
{
    api::AuthDevice auth;
    auth.id = device.id;
    auth.identity = { { QStringLiteral("mac"), textOf(device, u"identity", u"mac") } };
    auth.statusText = textOf(device, u"identity", u"status");
    auth.status = api::authStatusFromWire(auth.statusText);
    auth.created = Timestamp::fromRfc3339(QStringView(textOf(device, u"system", u"created_ts")));
    auth.updated = auth.created;
    auth.checkedIn = Timestamp::fromRfc3339(QStringView(textOf(device, u"system", u"check_in_time")));
    for (int i = 0; i <= m_extraSets.value(device.id); ++i) {
        api::AuthSet set;
        set.id = AuthSetId(QStringLiteral("set-%1-%2").arg(i).arg(device.id.text));
        set.identity = auth.identity;
        set.publicKey = QStringLiteral("-----BEGIN PUBLIC KEY-----\n%1\n-----END PUBLIC KEY-----\n")
                            .arg(QString::fromLatin1((device.id.text + QString::number(i)).toLatin1().toBase64()));
        set.status = i == 0 ? auth.status : api::AuthStatus::Pending;
        set.statusText = api::authStatusToWire(set.status);
        set.requested = auth.created;
        auth.authSets.push_back(set);
    }
    return auth;
}

HttpReply FakeFleet::deviceAuth(const RequestSpec &spec)
{
    if (spec.path.endsWith(QStringLiteral("search"))) {
        std::vector<api::AuthDevice> found;
        for (const api::Device &device : m_devices) {
            if (spec.body.contains(device.id.text.toUtf8()))
                found.push_back(authDevice(device));
        }
        return ok(array(found));
    }
    const DeviceId id(spec.path.value(spec.path.indexOf(QStringLiteral("devices")) + 1));
    api::Device *device = find(id);
    if (!device)
        return failed(makeError(ErrorKind::NotFound, QStringLiteral("device not found"), 404));
    if (spec.verb == Verb::Get) {
        api::JsonWriter writer;
        encode(writer, authDevice(*device));
        return ok(writer.take());
    }
    if (spec.path.endsWith(QStringLiteral("status"))) {
        for (const char *word : { "accepted", "rejected", "pending" }) {
            if (spec.body.contains(word))
                setIn(*device, QStringLiteral("identity"), QStringLiteral("status"), QString::fromLatin1(word));
        }
    } else if (spec.verb == Verb::Delete && spec.path.constLast() == id.text) {
        removeDevice(id);
    } else if (spec.verb == Verb::Delete) {
        --m_extraSets[id];
    }
    HttpReply reply;
    reply.status = 204;
    return reply;
}

} // namespace drydock::test
