// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/inventory/savedfilters.h"

#include "app/lab/inventory/inventoryservice.h"
#include "app/lab/jsonbody.h"

#include <algorithm>

namespace drydock::lab {

namespace {

struct Body {
    QString name;
    QByteArray terms;
    QString problem;
};

Body readBody(const Request &request)
{
    Body body;
    const auto object = jsonObject(request.body);
    if (!object) {
        body.problem = QStringLiteral("failed to decode request body");
        return body;
    }
    body.name = object->value(QLatin1String("name")).toString();
    if (body.name.isEmpty() || body.name.size() > 256) {
        body.problem = QStringLiteral("name: the length must be between 1 and 256.");
        return body;
    }
    const QJsonArray terms = object->value(QLatin1String("terms")).toArray();
    // A filter's terms are a search's filters: read by the same rules.
    const QJsonObject asSearch { { QStringLiteral("filters"), terms } };
    if (const auto query = api::decodeSearchQuery(QJsonDocument(asSearch).toJson()); !query)
        body.problem = query.error().apiMessage;
    else if (terms.isEmpty())
        body.problem = QStringLiteral("terms: cannot be blank.");
    body.terms = QJsonDocument(terms).toJson(QJsonDocument::Compact);
    return body;
}

void write(api::JsonWriter &writer, const QString &id, const QString &name, const QByteArray &terms)
{
    writer.beginObject().key("id").value(QStringView(id)).key("name").value(QStringView(name));
    writer.key("terms").raw(terms).endObject();
}

} // namespace

SavedFilters::SavedFilters(LabContext &context, Fleet &fleet)
    : m_context(context)
    , m_fleet(fleet)
    , m_queries(fleet)
{
    context.db.registerSchema(QStringLiteral("filters"),
        { { QStringLiteral("CREATE TABLE saved_filter (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                           " terms BLOB NOT NULL) WITHOUT ROWID") } });
    const QString all = QStringLiteral("/api/management/v2/inventory/filters");
    const QString one = QStringLiteral("/api/management/v2/inventory/filters/{id}");
    RouteOptions json;
    json.requireJson = true;
    const auto add = [&context](Method method, const QString &path, Handler handler, const RouteOptions &options = {}) {
        context.router.add(method, path, Access::ManagementJwt, std::move(handler), options);
    };
    add(Method::Get, all, [this](const Request &r) { return list(r); });
    add(Method::Post, all, [this](const Request &r) { return create(r); }, json);
    add(Method::Get, one, [this](const Request &r) { return show(r); });
    add(Method::Put, one, [this](const Request &r) { return update(r); }, json);
    add(Method::Delete, one, [this](const Request &r) { return remove(r); });
    add(Method::Get, one + QLatin1String("/search"), [this](const Request &r) { return run(r); });
}

std::optional<SavedFilters::Filter> SavedFilters::find(const QString &id) const
{
    Statement found = m_context.db.prepare(QStringLiteral("SELECT id, name, terms FROM saved_filter WHERE id = ?"));
    found.bind(id);
    if (!found.next())
        return std::nullopt;
    return Filter { found.text(0), found.text(1), found.bytes(2) };
}

bool SavedFilters::nameTaken(const QString &name, const QString &exceptId) const
{
    Statement found = m_context.db.prepare(QStringLiteral("SELECT 1 FROM saved_filter WHERE name = ? AND id <> ?"));
    found.bind(name).bind(exceptId);
    return found.next();
}

std::optional<std::vector<api::FilterTerm>> SavedFilters::terms(const QString &id) const
{
    const auto filter = find(id);
    if (!filter)
        return std::nullopt;
    const auto query = api::decodeSearchQuery("{\"filters\":" + filter->terms + '}');
    return query ? query->filters : std::vector<api::FilterTerm>();
}

Response SavedFilters::list(const Request &request) const
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &page = std::get<PageRequest>(paging);
    Statement count = m_context.db.prepare(QStringLiteral("SELECT count(*) FROM saved_filter"));
    const qint64 total = count.next() ? count.number(0) : 0;
    Statement rows = m_context.db.prepare(
        QStringLiteral("SELECT id, name, terms FROM saved_filter ORDER BY name LIMIT ? OFFSET ?"));
    rows.bind(page.perPage).bind(page.offset());
    api::JsonWriter writer;
    writer.beginArray();
    while (rows.next())
        write(writer, rows.text(0), rows.text(1), rows.bytes(2));
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, total);
    return response;
}

Response SavedFilters::create(const Request &request)
{
    const Body body = readBody(request);
    if (!body.problem.isEmpty())
        return apiError(400, body.problem);
    if (nameTaken(body.name, {}))
        return apiError(409, QStringLiteral("filter with a given name already exists"));
    const QString id = newUuid();
    m_context.db.prepare(QStringLiteral("INSERT INTO saved_filter (id, name, terms) VALUES (?, ?, ?)"))
        .bind(id)
        .bind(body.name)
        .bind(body.terms)
        .run();
    return Response::created(QStringLiteral("/api/management/v2/inventory/filters/") + id);
}

Response SavedFilters::show(const Request &request) const
{
    const auto filter = find(request.param(QStringLiteral("id")));
    if (!filter)
        return apiError(404, QStringLiteral("filter not found"));
    api::JsonWriter writer;
    write(writer, filter->id, filter->name, filter->terms);
    return Response::json(writer.take());
}

Response SavedFilters::update(const Request &request)
{
    const QString id = request.param(QStringLiteral("id"));
    const Body body = readBody(request);
    if (!body.problem.isEmpty())
        return apiError(400, body.problem);
    if (nameTaken(body.name, id))
        return apiError(409, QStringLiteral("filter with a given name already exists"));
    const qint64 touched
        = m_context.db.prepare(QStringLiteral("UPDATE saved_filter SET name = ?, terms = ? WHERE id = ?"))
              .bind(body.name)
              .bind(body.terms)
              .bind(id)
              .run();
    return touched > 0 ? Response::empty() : apiError(404, QStringLiteral("filter not found"));
}

Response SavedFilters::remove(const Request &request)
{
    const qint64 touched = m_context.db.prepare(QStringLiteral("DELETE FROM saved_filter WHERE id = ?"))
                               .bind(request.param(QStringLiteral("id")))
                               .run();
    return touched > 0 ? Response::empty() : apiError(404, QStringLiteral("filter not found"));
}

Response SavedFilters::run(const Request &request)
{
    const auto paging = readPaging(request);
    if (const auto *refusal = std::get_if<Response>(&paging))
        return *refusal;
    const PageRequest &page = std::get<PageRequest>(paging);
    const auto filters = terms(request.param(QStringLiteral("id")));
    if (!filters)
        return apiError(404, QStringLiteral("filter not found"));
    api::SearchQuery query;
    query.filters = *filters;
    const auto answer = m_queries.rows(query);
    if (std::holds_alternative<QString>(answer))
        return apiError(500, QStringLiteral("internal error"));
    const std::vector<Row> &rows = *std::get<0>(answer);
    const auto total = static_cast<qint64>(rows.size());
    api::JsonWriter writer;
    writer.beginArray();
    for (qint64 at = page.offset(); at < std::min(page.offset() + page.perPage, total); ++at)
        api::encode(writer, InventoryService::toDevice(m_fleet, rows[static_cast<size_t>(at)]));
    Response response = Response::json(writer.endArray().take());
    addPaging(response, request, page, total);
    return response;
}

} // namespace drydock::lab
