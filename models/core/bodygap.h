// SPDX-License-Identifier: GPL-3.0-or-later
//
// BodyGap: why the body of a recorded request or answer is not there. Set by the traffic journal, read by the activity
// log and the pane, which makes words of it. A plain value, any thread.
#pragma once

namespace drydock {

enum class BodyGap {
    None, //!< the body is there, or there was none
    TooLong, //!< longer than the journal's cap
    NotText, //!< bytes that are no UTF-8 text cannot be searched for secrets
    Multipart, //!< a form whose parts may be such bytes
    Streamed, //!< sent from a file, or written to one
};

} // namespace drydock
