// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deltajobs.h"

#include "models/api/request.h"

#include <array>

namespace drydock::api {

namespace {

struct NumberField {
    const char *name;
    std::optional<qint64> DeltaArguments::*member;
};
constexpr std::array kNumbers {
    NumberField { "compression_level", &DeltaArguments::compressionLevel },
    NumberField { "source_window_size", &DeltaArguments::sourceWindowBytes },
    NumberField { "input_window_size", &DeltaArguments::inputWindowBytes },
    NumberField { "compression_duplicates_window", &DeltaArguments::duplicatesWindowBytes },
    NumberField { "instruction_buffer_size", &DeltaArguments::instructionBufferBytes },
};
struct FlagField {
    const char *name;
    std::optional<bool> DeltaArguments::*member;
};
constexpr std::array kFlags {
    FlagField { "disable_checksum", &DeltaArguments::disableChecksum },
    FlagField { "disable_external_decompression", &DeltaArguments::disableExternalDecompression },
};

struct StatusWord {
    DeltaJobStatus status;
    QLatin1StringView text;
};
constexpr std::array kStatusWords {
    StatusWord { DeltaJobStatus::Pending, QLatin1StringView("pending") },
    StatusWord { DeltaJobStatus::Queued, QLatin1StringView("queued") },
    StatusWord { DeltaJobStatus::Success, QLatin1StringView("success") },
    StatusWord { DeltaJobStatus::Failed, QLatin1StringView("failed") },
};

DeltaArguments argumentsOf(const Reader &reader)
{
    DeltaArguments arguments;
    const auto object = reader.object("xdelta_args");
    if (!object)
        return arguments;
    for (const NumberField &field : kNumbers) {
        if (object->has(field.name))
            arguments.*field.member = object->optInteger(field.name);
    }
    for (const FlagField &field : kFlags) {
        if (object->has(field.name))
            arguments.*field.member = object->optBoolean(field.name);
    }
    return arguments;
}

void encodeArguments(JsonWriter &writer, const DeltaArguments &arguments)
{
    writer.key("xdelta_args").beginObject();
    for (const FlagField &field : kFlags) {
        if (const auto &flag = arguments.*field.member)
            writer.field(field.name, *flag);
    }
    for (const NumberField &field : kNumbers) {
        if (const auto &number = arguments.*field.member)
            writer.field(field.name, *number);
    }
    writer.endObject();
}

void decodeLimit(std::vector<DeltaLimit> &limits, const QString &name, const Reader &value)
{
    if (value.isObject() && value.has("max"))
        limits.push_back({ name, value.optNumber("min"), value.optNumber("max"), value.optNumber("default") });
}

void encodeLimits(JsonWriter &writer, const std::vector<DeltaLimit> &limits)
{
    for (const DeltaLimit &limit : limits) {
        writer.key(QStringView(limit.name)).beginObject();
        writer.field("min", limit.least).field("max", limit.most).field("default", limit.byDefault).endObject();
    }
}

DeltaProgress::Step decodeStep(const Reader &reader)
{
    DeltaProgress::Step step;
    step.success = reader.optBoolean("success");
    if (const auto cli = reader.object("cli")) {
        step.output = cli->optString("output");
        step.error = cli->optString("error");
        step.exitCode = cli->optInteger("exitCode");
    }
    return step;
}

QStringList jobsPath(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v2"), QStringLiteral("deployments"), QStringLiteral("deployments"),
               QStringLiteral("releases"), QStringLiteral("delta"), QStringLiteral("jobs") }
    + QStringList(tail);
}

QStringList configPath(std::initializer_list<QString> tail = {})
{
    return QStringList { QStringLiteral("v1"), QStringLiteral("deployments"), QStringLiteral("config") } + QStringList(tail);
}

} // namespace

DeltaConfiguration decodeDeltaConfiguration(Reader &reader)
{
    DeltaConfiguration configuration;
    if (!reader.isObject())
        reader.fail("expected an object");
    const auto delta = reader.object("delta");
    if (!delta)
        return configuration;
    configuration.enabled = delta->optBoolean("enabled");
    if (const auto binary = delta->object("binary_delta")) {
        configuration.arguments = argumentsOf(*binary);
        configuration.timeoutSeconds = binary->optInteger("timeout");
    }
    delta->members("binary_delta_limits", [&configuration](const QString &name, Reader &value) {
        if (name != QLatin1String("xdelta_args_limits"))
            return decodeLimit(configuration.limits, name, value);
        value.ownMembers([&configuration](const QString &argument, Reader &limit) {
            decodeLimit(configuration.argumentLimits, argument, limit);
        });
    });
    return configuration;
}

void encode(JsonWriter &writer, const DeltaConfiguration &configuration)
{
    writer.beginObject().key("delta").beginObject().field("enabled", configuration.enabled);
    writer.key("binary_delta").beginObject();
    encodeArguments(writer, configuration.arguments);
    writer.field("timeout", configuration.timeoutSeconds).endObject();
    writer.key("binary_delta_limits").beginObject().key("xdelta_args_limits").beginObject();
    encodeLimits(writer, configuration.argumentLimits);
    writer.endObject();
    encodeLimits(writer, configuration.limits);
    writer.endObject().endObject().endObject();
}

Result<DeltaArguments> decodeDeltaArgumentsBody(const QByteArray &json)
{
    return decodeBody<DeltaArguments>(json, [](Reader &reader) {
        if (!reader.isObject())
            reader.fail("expected an object");
        return argumentsOf(reader);
    });
}

QByteArray encodeDeltaArgumentsBody(const DeltaArguments &arguments)
{
    JsonWriter writer;
    writer.beginObject();
    encodeArguments(writer, arguments);
    return writer.endObject().take();
}

DeltaJob decodeDeltaJob(Reader &reader)
{
    DeltaJob job;
    job.id = reader.id("id");
    job.deployment = DeploymentId(reader.optString("deployment_id"));
    job.deltaJobId = reader.optString("delta_job_id");
    job.toVersion = reader.optString("to_version");
    job.fromVersion = reader.optString("from_version");
    job.details = reader.optString("details");
    job.deviceTypes = reader.optStrings("devices_types_compatible");
    job.started = reader.optTime("started");
    job.finished = reader.optTime("finished");
    job.totalTime = reader.optString("total_time");
    job.statusText = reader.optString("status");
    for (const StatusWord &word : kStatusWords) {
        if (job.statusText == word.text)
            job.status = word.status;
    }
    job.toRelease = reader.optString("to_release");
    job.fromRelease = reader.optString("from_release");
    job.exitCode = reader.optInteger("exit_code");
    job.targetBytes = reader.optInteger("target_size");
    job.deltaBytes = reader.optInteger("delta_artifact_size");
    return job;
}

void encode(JsonWriter &writer, const DeltaJob &job)
{
    writer.beginObject().field("id", job.id);
    writer.optField("deployment_id", job.deployment.text);
    writer.optField("delta_job_id", job.deltaJobId);
    writer.optField("to_version", job.toVersion);
    writer.optField("from_version", job.fromVersion);
    writer.optField("details", job.details);
    writer.field("devices_types_compatible", job.deviceTypes);
    writer.optField("started", job.started);
    writer.optField("finished", job.finished);
    writer.optField("total_time", job.totalTime);
    writer.optField("status", job.statusText);
    writer.optField("to_release", job.toRelease);
    writer.optField("from_release", job.fromRelease);
    writer.field("exit_code", job.exitCode).field("target_size", job.targetBytes);
    writer.field("delta_artifact_size", job.deltaBytes).endObject();
}

DeltaProgress decodeDeltaProgress(Reader &reader)
{
    DeltaProgress progress;
    if (!reader.isObject())
        reader.fail("expected an object");
    progress.id = reader.optString("id");
    progress.workflow = reader.optString("workflowName");
    progress.status = reader.optString("status");
    reader.each("inputParameters", [&progress](Reader &each) {
        progress.inputs.emplace_back(each.optString("name"), each.optString("value"));
    });
    reader.each("results", [&progress](Reader &each) { progress.steps.push_back(decodeStep(each)); });
    return progress;
}

void encode(JsonWriter &writer, const DeltaProgress &progress)
{
    writer.beginObject().field("id", progress.id).field("workflowName", progress.workflow);
    writer.key("inputParameters").beginArray();
    for (const auto &[name, value] : progress.inputs)
        writer.beginObject().field("name", name).field("value", value).endObject();
    writer.endArray().field("status", progress.status).key("results").beginArray();
    for (const DeltaProgress::Step &step : progress.steps) {
        writer.beginObject().field("success", step.success).key("cli").beginObject();
        writer.field("output", step.output).field("error", step.error).field("exitCode", step.exitCode);
        writer.endObject().endObject();
    }
    writer.endArray().endObject();
}

Call<DeltaConfiguration> DeltaApi::configuration() const
{
    return { m_transport.send(request::get(QStringLiteral("GetConfiguration"), configPath(), Lane::Interactive)),
        [](const HttpReply &reply) -> Result<DeltaConfiguration> {
            auto decoded = decodeObject<DeltaConfiguration>(reply, decodeDeltaConfiguration);
            if (!decoded.ok())
                return decoded;
            DeltaConfiguration configuration = *decoded;
            configuration.etag = reply.header("ETag");
            return configuration;
        } };
}

Call<Nothing> DeltaApi::setArguments(const DeltaArguments &arguments, const QByteArray &etag) const
{
    RequestSpec spec = request::withJson(
        request::make(Verb::Put, QStringLiteral("UpdateBinaryDeltaConfiguration"),
            configPath({ QStringLiteral("binary_delta") }), Lane::Interactive),
        encodeDeltaArgumentsBody(arguments));
    if (!etag.isEmpty())
        spec.headers.append({ "If-Match", etag });
    return { m_transport.send(std::move(spec)), decodeNothing };
}

Call<Page<DeltaJob>> DeltaApi::jobs(int page, int perPage, const QString &sort, Lane lane) const
{
    RequestSpec spec
        = request::get(QStringLiteral("ListServerSideBinaryDeltaGenerationJobs"), jobsPath(), lane);
    request::addQuery(spec, QStringLiteral("sort"), sort);
    request::addPaging(spec, page, perPage);
    return { m_transport.send(std::move(spec)),
        [](const HttpReply &reply) { return decodePage<DeltaJob>(reply, decodeDeltaJob); } };
}

Call<DeltaJob> DeltaApi::job(const QString &id) const
{
    return { m_transport.send(request::get(QStringLiteral("GetServerSideBinaryDeltaGenerationJobDetails"),
                 jobsPath({ id }), Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<DeltaJob>(reply, decodeDeltaJob); } };
}

Call<DeltaProgress> DeltaApi::progress(const DeploymentId &deployment, const DeviceId &device) const
{
    return { m_transport.send(request::get(QStringLiteral("GetDeltaGenerationStatus"),
                 { QStringLiteral("v1"), QStringLiteral("deployments"), deployment.text, QStringLiteral("devices"),
                     device.text, QStringLiteral("delta"), QStringLiteral("status") },
                 Lane::Interactive)),
        [](const HttpReply &reply) { return decodeObject<DeltaProgress>(reply, decodeDeltaProgress); } };
}

} // namespace drydock::api
