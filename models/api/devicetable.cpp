// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/devicetable.h"

#include "models/api/attributefields.h"
#include "models/api/inventory.h"
#include "models/api/jsonvalues.h"

namespace drydock::api {

namespace {

//! Where attributes go. Devices list theirs in the same order, so the next one is foreseen by the last one.
class Columns {
public:
    explicit Columns(AttributeTable &attributes)
        : m_attributes(attributes)
    {
    }
    int of(std::string_view scope, std::string_view name)
    {
        if (m_known.empty())
            return remember(scope, name);
        // One device may lack what the others have.
        Known &last = m_known[m_last];
        for (const size_t foreseen : { last.next, m_known[last.next].next }) {
            if (is(m_known[foreseen], scope, name))
                return m_known[m_last = foreseen].column;
        }
        const size_t before = m_last;
        const int column = remember(scope, name);
        m_known[before].next = m_last;
        return column;
    }

private:
    struct Known {
        std::string_view scope;
        std::string_view name;
        int column = AttributeTable::kNoColumn;
        size_t next = 0;
    };

    static bool is(const Known &known, std::string_view scope, std::string_view name)
    {
        return detail::sameText(known.name, name) && detail::sameText(known.scope, scope);
    }
    int remember(std::string_view scope, std::string_view name)
    {
        const int column = m_attributes.addColumn(detail::toQString(scope), detail::toQString(name));
        if (static_cast<size_t>(column) >= m_knownOf.size())
            m_knownOf.resize(static_cast<size_t>(column) + 1, kUnknown);
        size_t &known = m_knownOf[static_cast<size_t>(column)];
        if (known == kUnknown) {
            known = m_known.size();
            m_known.push_back({ scope, name, column, 0 });
        }
        m_last = known;
        return column;
    }

    static constexpr size_t kUnknown = ~size_t { 0 };
    AttributeTable &m_attributes;
    std::vector<Known> m_known;
    std::vector<size_t> m_knownOf; //!< by column
    size_t m_last = 0;
};

class TableReader {
public:
    explicit TableReader(DeviceTable &table)
        : m_table(table)
        , m_columns(table.attributes)
        , m_updatedColumn(table.attributes.addColumn(QStringLiteral("system"), QStringLiteral("updated_ts")))
        , m_checkInColumn(table.attributes.addColumn(QStringLiteral("system"), QStringLiteral("check_in_time")))
    {
    }

    DeviceId device(Reader &reader)
    {
        DeviceId id(reader.id("id"));
        if (!reader.ok())
            return id;
        AttributeTable &attributes = m_table.attributes;
        const AttributeRow row = attributes.addRow();
        reader.eachItem("attributes", [&](simdjson::dom::element item, qsizetype index) {
            detail::AttributeFields fields;
            if (fields.read(item) && takeUsual(row, fields))
                return;
            Reader each = reader.item("attributes", item, index);
            const Attribute attribute = decodeAttribute(each);
            // A device with one strange attribute is still a device: taking it for absent would remove it from the fleet.
            if (each.ok())
                attributes.set(row, attributes.addColumn(attribute.scope, attribute.name), attribute.value);
            each.forgive();
        });
        if (!reader.ok()) {
            attributes.removeRow(row);
            return id;
        }
        Timestamp updated = reader.optTime("updated_ts");
        if (!updated.isValid())
            updated = timeIn(row, m_updatedColumn);
        m_table.updated.push_back(updated);
        m_table.checkedIn.push_back(timeIn(row, m_checkInColumn));
        return id;
    }

private:
    bool takeUsual(AttributeRow row, const detail::AttributeFields &fields)
    {
        using simdjson::dom::element_type;
        const simdjson::dom::element &value = *fields.value;
        switch (value.type()) {
        case element_type::STRING:
            packText(detail::toView(value.get_string().value_unsafe()), m_packed);
            break;
        case element_type::INT64:
        case element_type::UINT64:
        case element_type::DOUBLE:
            packNumber(*detail::numberOf(value), m_packed);
            break;
        case element_type::ARRAY:
            if (!packTextsOf(value.get_array().value_unsafe()))
                return false;
            break;
        default:
            return false;
        }
        m_table.attributes.setPacked(row, m_columns.of(*fields.scope, *fields.name), m_packed);
        return true;
    }
    //! A list of texts only: of numbers there are few.
    bool packTextsOf(simdjson::dom::array array)
    {
        m_texts.clear();
        for (const simdjson::dom::element item : array) {
            std::string_view text;
            if (item.get(text) != simdjson::SUCCESS)
                return false;
            m_texts.push_back(detail::toView(text));
        }
        packTexts(m_texts, m_packed);
        return true;
    }
    [[nodiscard]] Timestamp timeIn(AttributeRow row, int column) const
    {
        const ValueNumber number = m_table.attributes.number(row, column);
        const QByteArrayView packed = number != 0 ? m_table.attributes.packedOf(column, number) : QByteArrayView();
        return isPackedText(packed) ? Timestamp::fromRfc3339(packed.sliced(1)) : Timestamp {};
    }

    DeviceTable &m_table;
    Columns m_columns;
    int m_updatedColumn;
    int m_checkInColumn;
    QByteArray m_packed;
    std::vector<QByteArrayView> m_texts;
};

} // namespace

Result<DeviceTable> decodeDeviceTable(const HttpReply &reply)
{
    DeviceTable table;
    TableReader into(table);
    Result<Page<DeviceId>> page = decodePage<DeviceId>(reply, [&into](Reader &reader) { return into.device(reader); });
    if (!page.ok())
        return page.error();
    table.page = std::move(page).value();
    return table;
}

} // namespace drydock::api
