// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tableexport.h"

#include "models/api/jsonwriter.h"

#include <QIODevice>

namespace drydock {

namespace {

constexpr qsizetype kPiece = 256 * 1024; //!< bytes that are gathered before they are written


AttributeValue moment(Timestamp time)
{
    return AttributeValue(QString::fromLatin1(time.toRfc3339()));
}

std::optional<AttributeValue> cellOf(const ExportJob &job, RowId row, size_t column, int attribute)
{
    const FleetTable &fleet = job.fleet;
    switch (job.columns[column].kind) {
    case DeviceColumn::Kind::Name:
        return AttributeValue(fleet.displayName(row));
    case DeviceColumn::Kind::Id:
        return AttributeValue(fleet.id(row).text);
    case DeviceColumn::Kind::AuthStatus:
        return AttributeValue(fleet.shownStatus(row, job.now));
    case DeviceColumn::Kind::LastSeen: {
        const Timestamp seen = fleet.lastSeen(row).time;
        return seen.isValid() ? std::optional(moment(seen)) : std::nullopt;
    }
    case DeviceColumn::Kind::Attribute:
        break;
    }
    return attribute == AttributeTable::kNoColumn ? std::nullopt : fleet.attributes().value(row, attribute);
}

class Exporter {
public:
    Exporter(const ExportJob &job, QIODevice &out, ExportProgress &progress)
        : m_job(job)
        , m_out(out)
        , m_progress(progress)
    {
        for (const DeviceColumn &column : job.columns)
            m_attributes.push_back(column.kind == DeviceColumn::Kind::Attribute ? job.fleet.attributes().findColumn(column.attribute.scope, column.attribute.name) : AttributeTable::kNoColumn);
    }

    QString run()
    {
        begin();
        bool first = true;
        for (const RowId row : m_job.rows) {
            if (m_progress.cancelled)
                return {};
            if (m_job.format == ExportFormat::Csv)
                csvRow(row);
            else
                jsonRow(row, first);
            first = false;
            ++m_progress.done;
            if (m_buffer.size() >= kPiece && !flush())
                return m_out.errorString();
        }
        if (m_job.format == ExportFormat::Json)
            m_buffer += m_job.withProvenance ? "\n]}\n" : "\n]\n";
        return flush() ? QString() : m_out.errorString();
    }

private:
    void begin()
    {
        switch (m_job.format) {
        case ExportFormat::Csv: {
            if (m_job.withProvenance)
                m_buffer += "# " + provenance() + "\r\n";
            QByteArrayList cells;
            for (const QString &title : m_job.titles)
                cells.append(csvCell(title));
            m_buffer += cells.join(',') + "\r\n";
            break;
        }
        case ExportFormat::Json:
            m_buffer += m_job.withProvenance ? "{\"provenance\":" + provenance() + ",\n\"devices\":[\n" : QByteArray("[\n");
            break;
        case ExportFormat::NdJson:
            if (m_job.withProvenance)
                m_buffer += "{\"provenance\":" + provenance() + "}\n";
            break;
        }
    }

    QByteArray provenance() const
    {
        api::JsonWriter writer;
        writer.beginObject().optField("server", m_job.server).field("time", QString::fromLatin1(m_job.now.toRfc3339()));
        writer.field("query", m_job.query).key("columns").beginArray();
        for (const DeviceColumn &column : m_job.columns)
            writer.value(column.id());
        return writer.endArray().field("count", static_cast<qint64>(m_job.rows.size())).endObject().take();
    }

    void csvRow(RowId row)
    {
        for (size_t i = 0; i < m_job.columns.size(); ++i) {
            if (i > 0)
                m_buffer += ',';
            const std::optional<AttributeValue> value = cellOf(m_job, row, i, m_attributes[i]);
            if (value)
                m_buffer += csvCell(attributeText(*value));
        }
        m_buffer += "\r\n";
    }

    void jsonRow(RowId row, bool first)
    {
        api::JsonWriter writer;
        writer.beginObject().field("device_id", m_job.fleet.id(row).text);
        for (size_t i = 0; i < m_job.columns.size(); ++i) {
            if (m_job.columns[i].kind == DeviceColumn::Kind::Id)
                continue;
            writer.key(m_job.columns[i].id());
            if (const std::optional<AttributeValue> value = cellOf(m_job, row, i, m_attributes[i]))
                writer.value(*value);
            else
                writer.null();
        }
        const QByteArray object = writer.endObject().take();
        if (m_job.format == ExportFormat::Json && !first)
            m_buffer += ",\n";
        m_buffer += object;
        if (m_job.format == ExportFormat::NdJson)
            m_buffer += '\n';
    }

    bool flush()
    {
        const bool written = m_out.write(m_buffer) == m_buffer.size();
        m_buffer.clear();
        return written;
    }

    const ExportJob &m_job;
    QIODevice &m_out;
    ExportProgress &m_progress;
    std::vector<int> m_attributes;
    QByteArray m_buffer;
};

} // namespace

QByteArray csvCell(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (!cell.isEmpty()) {
        const char first = cell.front();
        bool isNumber = false;
        if (first == '-' || first == '+')
            static_cast<void>(text.toDouble(&isNumber));
        if ((first == '=' || first == '@' || first == '\t' || first == '\r' || first == '-' || first == '+') && !isNumber)
            cell.prepend('\'');
    }
    const bool quotes = cell.contains(',') || cell.contains('"') || cell.contains('\n') || cell.contains('\r') || cell.startsWith(' ') || cell.endsWith(' ');
    return quotes ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

QString exportTable(const ExportJob &job, QIODevice &out, ExportProgress &progress)
{
    return Exporter(job, out, progress).run();
}

} // namespace drydock
