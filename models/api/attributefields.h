// SPDX-License-Identifier: GPL-3.0-or-later
//
// AttributeFields: the members of one attribute of a device as they stand in the document, read in one pass and without
// a Reader: a page has tens of thousands of them (measured: a third of the decoding). Private to models/api. It refers
// to the document's bytes and is good only as long as they are.
#pragma once

#include "models/api/decodecontext.h"

#include <optional>

namespace drydock::api::detail {

struct AttributeFields {
    std::optional<std::string_view> scope;
    std::optional<std::string_view> name;
    std::optional<simdjson::dom::element> value;
    bool isDescribed = false; //!< it has a description or a time, which are rare

    //! False where a member is missing, there twice or of another type: a Reader says what is wrong then.
    [[nodiscard]] bool read(simdjson::dom::element item)
    {
        simdjson::dom::object object;
        if (item.get(object) != simdjson::SUCCESS)
            return false;
        for (auto it = object.begin(), end = object.end(); it != end; ++it) {
            const std::string_view key = it.key();
            std::string_view text;
            if (sameText(key, "name")) {
                if (name || it.value().get(text) != simdjson::SUCCESS)
                    return false;
                name = text;
            } else if (sameText(key, "value")) {
                if (value)
                    return false;
                value = it.value();
            } else if (sameText(key, "scope")) {
                if (scope || it.value().get(text) != simdjson::SUCCESS)
                    return false;
                scope = text;
            } else if (sameText(key, "description") || sameText(key, "timestamp")) {
                isDescribed = true;
            }
        }
        return name && scope && value;
    }
};

} // namespace drydock::api::detail
