// SPDX-License-Identifier: GPL-3.0-or-later
//
// PortlessLab: all of a lab's services, routes and its dispatcher, without sockets and threads, so that a test (or a
// fuzzer) can ask thousands of requests a second and look into the database between them. Lives on the test's thread.
// Small enough a header to be used where the tests' libraries are not built.
#pragma once

#include "app/lab/audit/auditservice.h"
#include "app/lab/control.h"
#include "app/lab/dispatcher.h"
#include "app/lab/http/httpmessage.h"
#include "app/lab/http/multipart.h"
#include "app/lab/labservices.h"
#include "app/lab/tokenservice.h"
#include "tests/support/labtraffic.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <stdexcept>

namespace drydock::lab::test {

class PortlessLab {
public:
    explicit PortlessLab(const LabOptions &options = {})
        : m_options(options)
        , m_faults(options.seed)
    {
        QDir(m_folder.path()).mkpath(QStringLiteral("artifacts"));
        QDir(m_folder.path()).mkpath(QStringLiteral("tmp"));
        m_tokens.setKey(TokenService::generateKey());
        m_context.reset(new LabContext { m_db, m_clock, m_router, m_audit, m_tokens, m_options,
            m_folder.filePath(QStringLiteral("artifacts")), m_folder.filePath(QStringLiteral("tmp")) });
        m_audit.attach(*m_context);
        m_services = std::make_unique<LabServices>(*m_context, m_audit);
        addControlRoutes(*m_context, m_faults);
        m_db.open(m_options.data);
        Transaction transaction(m_db);
        if (const QString problem = m_services->open(true, kUser, kPassword); !problem.isEmpty())
            throw std::runtime_error(problem.toStdString());
        transaction.commit();
        m_dispatcher = std::make_unique<Dispatcher>(*m_context);
        m_userToken = ask(Method::Post, "/api/management/v1/useradm/auth/login", {}, { { "Authorization", "Basic " + (kUser.toUtf8() + ':' + kPassword).toBase64() } })->body;
    }
    ~PortlessLab()
    {
        m_dispatcher.reset();
        m_services.reset();
        m_context.reset();
        m_db.close();
    }
    Q_DISABLE_COPY_MOVE(PortlessLab)

    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    //! What the front would do with it, the answer included; nothing where a handler has not answered yet.
    std::optional<Response> ask(Method method, const QByteArray &target, const QByteArray &body = {}, const Headers &headers = {})
    {
        const auto request = std::make_shared<Request>();
        request->method = method;
        request->headers = headers;
        request->requestId = "test";
        request->peerIsLoopback = true;
        if (!parseTarget(*request, target))
            return apiError(400, QStringLiteral("malformed request target"));
        const RouteMatch match = m_router.match(method, request->segments);
        request->params = match.params;
        if (!match.route)
            return match.allowed.isEmpty() ? notFound() : apiError(405, QStringLiteral("method not allowed"));
        const RouteOptions &options = match.route->options;
        if (body.size() > options.maxBody)
            return apiError(413, QStringLiteral("http: request body too large"));
        if (options.body == BodyKind::Small) {
            request->body = body;
        } else {
            request->upload = std::make_shared<Upload>();
            std::unique_ptr<UploadReader> reader;
            if (options.body == BodyKind::Raw)
                reader = std::make_unique<RawReader>(*request->upload, m_context->temporaryFolder, options.maxBody);
            else
                reader = std::make_unique<MultipartReader>(*request->upload, request->header("Content-Type"), options.filePart, m_context->temporaryFolder, options.maxBody);
            reader->feed(body);
            reader->finish();
            if (options.prepare && request->upload->error.isEmpty())
                request->prepared = options.prepare(*request->upload);
        }
        const auto answer = std::make_shared<std::optional<Response>>();
        m_dispatcher->process(request, *match.route, [answer](Response response) { *answer = std::move(response); });
        if (recorded && *answer)
            recordExchange(*request, target, *match.route, **answer, odd);
        return *answer;
    }
    bool recorded = false; //!< what is asked from here on is held against the API description
    bool odd = false; //!< but this is not
    //! As the administrator.
    std::optional<Response> askAsUser(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return ask(method, target, body, { bearer(m_userToken), { "Content-Type", "application/json" }, { "Content-Length", QByteArray::number(body.size()) } });
    }
    static std::pair<QByteArray, QByteArray> bearer(const QByteArray &token) { return { "Authorization", "Bearer " + token }; }

    [[nodiscard]] const QByteArray &userToken() const { return m_userToken; }
    //! Of any accepted device.
    QByteArray deviceToken()
    {
        const auto list = askAsUser(Method::Get, "/api/management/v2/devauth/devices?status=accepted&per_page=1");
        const QJsonArray devices = QJsonDocument::fromJson(list->body).array();
        const QByteArray id = devices.at(0).toObject().value(QLatin1String("id")).toString().toLatin1();
        return ask(Method::Post, "/lab/v1/devices/" + id + "/token")->body;
    }

    [[nodiscard]] Router &router() { return m_router; }
    [[nodiscard]] Database &db() { return m_db; }
    [[nodiscard]] LabContext &context() { return *m_context; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    //! Rows written since the start, by whatever statement; what was rolled back counts too.
    qint64 rowsWritten()
    {
        Statement changes = m_db.prepare(QStringLiteral("SELECT total_changes()"));
        return changes.next() ? changes.number(0) : -1;
    }

private:
    inline static const QString kUser = QStringLiteral("admin@lab.example");
    inline static const QByteArray kPassword = "correct horse";

    LabOptions m_options;
    QTemporaryDir m_folder;
    Database m_db;
    LabClock m_clock;
    Router m_router;
    AuditService m_audit;
    TokenService m_tokens;
    FaultInjector m_faults;
    std::unique_ptr<LabContext> m_context;
    std::unique_ptr<LabServices> m_services;
    std::unique_ptr<Dispatcher> m_dispatcher;
    QByteArray m_userToken;
};

} // namespace drydock::lab::test
