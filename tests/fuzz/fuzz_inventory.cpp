// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/inventory.h"
#include "tests/fuzz/apifuzz.h"
#include "tests/support/sametable.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::Device>(json, api::decodeDevice);
    const auto page = api::decodePage<api::Device>(fuzz::answer(json), api::decodeDevice);
    const auto table = api::decodeDeviceTable(fuzz::answer(json));
    if (page.ok() != table.ok() || (page.ok() && !test::isSame(*page, *table)))
        std::abort();
    fuzz::decodeAnswer<api::AttributeUse>(json, api::decodeAttributeUse);
    static_cast<void>(api::decodeObject<api::DeviceStatistics>(fuzz::answer(json), api::decodeDeviceStatistics));
    static_cast<void>(api::decodeObject<api::GroupChange>(fuzz::answer(json), api::decodeGroupChange));
    static_cast<void>(api::decodeStrings(fuzz::answer(json)));
    fuzz::decodeAnswer<api::SavedFilter>(json, api::decodeSavedFilter);
    static_cast<void>(api::decodeObject<QString>(fuzz::answer(json), api::decodeGroup));
    const auto components
        = api::decodeObject<std::vector<api::SystemComponent>>(fuzz::answer(json), api::decodeSystemComponents);
    if (components.ok())
        static_cast<void>(api::encodeSystemComponents(*components));
    fuzz::decodeRequest(json, api::decodeFilterDefinition, api::encodeFilterDefinition);
    fuzz::decodeRequest(json, api::decodeIdentitySearch, api::encodeIdentitySearch);
    fuzz::decodeRequest(json, api::decodeGroupBody, api::encodeGroup);
    fuzz::decodeRequest(json, api::decodeSearchQuery, api::encodeSearchQuery);
    static_cast<void>(api::decodeAttributesBody(json));
    static_cast<void>(api::decodeStringsBody(json));
    return 0;
}
