// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/decodebench.h"

#include "models/api/inventory.h"
#include "models/store/fleetintake.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <map>

namespace drydock::bench {

namespace {

//! What a lab answers to a search for 500 devices of its recipe, 30 attributes each.
QByteArray page()
{
    QFile file(QStringLiteral(":/bench/fixtures/devices.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

size_t visit(simdjson::dom::element element)
{
    size_t bytes = 0;
    if (simdjson::dom::array array; element.get(array) == simdjson::SUCCESS) {
        for (const simdjson::dom::element child : array)
            bytes += visit(child);
    } else if (simdjson::dom::object object; element.get(object) == simdjson::SUCCESS) {
        for (const auto &[key, child] : object)
            bytes += key.size() + visit(child);
    } else if (std::string_view text; element.get(text) == simdjson::SUCCESS) {
        bytes += text.size();
    }
    return bytes;
}

api::Device fromQJson(const QJsonObject &object)
{
    api::Device device;
    device.id = DeviceId(object.value(QLatin1String("id")).toString());
    device.updated = Timestamp::fromRfc3339(QStringView(object.value(QLatin1String("updated_ts")).toString()));
    const QJsonArray attributes = object.value(QLatin1String("attributes")).toArray();
    device.attributes.reserve(static_cast<size_t>(attributes.size()));
    for (const QJsonValue &value : attributes) {
        const QJsonObject source = value.toObject();
        api::Attribute attribute;
        attribute.scope = source.value(QLatin1String("scope")).toString();
        attribute.name = source.value(QLatin1String("name")).toString();
        const QJsonValue content = source.value(QLatin1String("value"));
        if (content.isDouble()) {
            attribute.value = content.toDouble();
        } else if (content.isArray()) {
            QStringList texts;
            for (const QJsonValue &text : content.toArray())
                texts.append(text.toString());
            attribute.value = texts;
        } else {
            attribute.value = content.toString();
        }
        device.attributes.push_back(std::move(attribute));
    }
    return device;
}

//! The same page with other ids and other values wherever most devices have their own.
api::DeviceTable otherDevices(const api::DeviceTable &table, int page)
{
    api::DeviceTable other = table;
    const QString mark = QString::number(page, 16).rightJustified(8, u'0');
    for (DeviceId &id : other.page.items)
        id.text.replace(0, mark.size(), mark);
    for (int column = 0; column < other.attributes.columnCount(); ++column) {
        if (other.attributes.distinctCount(column) * 2 < other.page.items.size())
            continue;
        for (AttributeRow row = 0; row < other.page.items.size(); ++row) {
            const auto value = other.attributes.value(row, column);
            if (const QString *text = value ? std::get_if<QString>(&*value) : nullptr)
                other.attributes.set(row, column, *text + mark);
        }
    }
    return other;
}

//! Remembers each benchmark's time per iteration; the console reporter still prints.
class Keeper final : public benchmark::ConsoleReporter {
public:
    std::map<std::string, double> nanoseconds;
    void ReportRuns(const std::vector<Run> &runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run &run : runs) {
            if (run.aggregate_name == "median")
                nanoseconds[run.run_name.function_name] = run.GetAdjustedCPUTime();
        }
    }
};

} // namespace

QJsonObject runDecodeBench()
{
    HttpReply reply;
    reply.status = 200;
    reply.headers = { { "Content-Type", "application/json" } };
    reply.body = page();
    const auto decoded = api::decodePage<api::Device>(reply, api::decodeDevice);
    if (!decoded.ok() || decoded->items.size() != 500 || decoded->rejected != 0)
        return {};
    const simdjson::padded_string padded(reply.body.constData(), static_cast<size_t>(reply.body.size()));

    const auto add = [](const char *name, auto run) {
        benchmark::RegisterBenchmark(name, run)->Repetitions(5)->ReportAggregatesOnly(true)->Unit(benchmark::kMillisecond);
    };
    add("decode", [&reply](benchmark::State &state) {
        for (auto _ : state)
            benchmark::DoNotOptimize(api::decodePage<api::Device>(reply, api::decodeDevice));
    });
    add("decode_table", [&reply](benchmark::State &state) {
        for (auto _ : state)
            benchmark::DoNotOptimize(api::decodeDeviceTable(reply));
    });
    const auto table = api::decodeDeviceTable(reply);
    if (!table.ok() || table->page.items.size() != 500)
        return {};
    add("take_over", [&table](benchmark::State &state) {
        // A fleet of new devices, page after page: values of their own are new each time, all others come again.
        constexpr int kPages = 200;
        std::optional<FleetTable> fleet;
        int pages = kPages;
        for (auto _ : state) {
            state.PauseTiming();
            if (pages++ == kPages) {
                fleet.emplace();
                pages = 1;
            }
            FleetIntake intake(otherDevices(*table, pages));
            state.ResumeTiming();
            fleet->beginBatch();
            benchmark::DoNotOptimize(intake.run(*fleet, std::chrono::hours { 1 }));
        }
    });
    add("simdjson", [&padded](benchmark::State &state) {
        simdjson::dom::parser parser;
        for (auto _ : state)
            benchmark::DoNotOptimize(visit(parser.parse(padded).value()));
    });
    add("qjson", [&reply](benchmark::State &state) {
        for (auto _ : state) {
            std::vector<api::Device> devices;
            const QJsonArray array = QJsonDocument::fromJson(reply.body).array();
            for (const QJsonValue &value : array)
                devices.push_back(fromQJson(value.toObject()));
            benchmark::DoNotOptimize(devices);
        }
    });
    Keeper keeper;
    benchmark::RunSpecifiedBenchmarks(&keeper);
    const double decode = keeper.nanoseconds["decode"];
    return {
        { QStringLiteral("page_bytes"), reply.body.size() },
        { QStringLiteral("decode_ms"), decode },
        { QStringLiteral("decode_table_ms"), keeper.nanoseconds["decode_table"] },
        { QStringLiteral("take_over_ms"), keeper.nanoseconds["take_over"] },
        { QStringLiteral("decode_vs_simdjson"), keeper.nanoseconds["simdjson"] / decode },
        { QStringLiteral("decode_vs_qjson"), keeper.nanoseconds["qjson"] / decode },
    };
}

} // namespace drydock::bench
