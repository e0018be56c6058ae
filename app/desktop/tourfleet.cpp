// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of Tour that works with the fleet and shows its dialogs.
#include "app/desktop/application.h"
#include "app/desktop/sessionpanes.h"
#include "app/desktop/tour.h"
#include "ui/dialogs/authsetsdialog.h"
#include "ui/panes/devices/devicespane.h"
#include "ui/panes/devices/groupsdialog.h"
#include "ui/panes/devices/idlistdialog.h"
#include "ui/panes/devices/preauthorizedialog.h"
#include "ui/panes/devices/rulesdialog.h"
#include "ui/text/bulktext.h"

namespace drydock {

const RowRuleList &Tour::rules()
{
    static const RowRuleList rules { { { MarkColor::Red, MarkSign::Exclamation, tr("Last update failed") }, QStringLiteral("monitor/failed_last_update:true") },
        { { MarkColor::Amber, MarkSign::Triangle, tr("Waits for a decision") }, QStringLiteral("status:pending") },
        { { MarkColor::Blue, MarkSign::Star, tr("In a group") }, QStringLiteral("exists:system/group") } };
    return rules;
}

void Tour::markDevices()
{
    if (auto *pane = qobject_cast<DevicesPane *>(m_app.window().docks().pane(QStringLiteral("devices"))))
        pane->setRules(rules());
}

//! Of the devices that are told to send their inventory some are not connected: one work with failures to look at.
void Tour::workInBulk()
{
    BulkWork &bulk = m_app.session()->bulk();
    const auto isThis = [](const BulkJob &job) { return job.kind == BulkKind::SendInventory; };
    if (std::any_of(bulk.jobs().begin(), bulk.jobs().end(), isThis))
        return;
    BulkJob job;
    job.kind = BulkKind::SendInventory;
    const FleetTable &fleet = m_app.session()->stores().fleet.table();
    for (const RowId row : fleet.rows()) {
        if (job.items.size() < 40 && fleet.status(row) == u"accepted")
            job.items.push_back({ fleet.id(row) });
    }
    job.title = BulkText::title(job);
    bulk.start(job);
}

void Tour::addFleetDialogs()
{
    addDialog(QStringLiteral("list"), [this]() -> QDialog * {
        FleetStore &fleet = m_app.session()->stores().fleet;
        auto *dialog = new IdListDialog(m_app.ui(), fleet, &m_app.window());
        QStringList lines { QStringLiteral("00:16:3e:99:99:99"), QStringLiteral("SN-NOBODY") };
        for (const RowId row : fleet.table().rows()) {
            if (lines.size() < 12)
                lines.append(fleet.table().displayName(row));
        }
        dialog->setText(lines.join(u'\n'));
        return dialog;
    });
    addDialog(QStringLiteral("preauthorize"), [this]() -> QDialog * {
        auto *dialog = new PreauthorizeDialog(m_app.ui(), m_app.session()->stores().fleet, &m_app.window());
        dialog->setTable(QStringLiteral("mac,public_key\n00:16:3e:aa:00:01,\"-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhRbW\n-----END PUBLIC KEY-----\"\n00:16:3e:aa:00:02,not a key\n"));
        return dialog;
    });
    addDialog(QStringLiteral("rules"), [this]() -> QDialog * { return new RulesDialog(m_app.theme(), rules(), [](const QStringList &) { }, &m_app.window()); });
    addDialog(QStringLiteral("choose-key"), [this]() -> QDialog * {
        api::AuthDevice device;
        for (int i = 0; i < 2; ++i) {
            api::AuthSet set;
            set.id = AuthSetId(QString::number(i));
            set.identity = { { QStringLiteral("mac"), QStringLiteral("00:16:3e:00:1c:07") }, { QStringLiteral("serial"), i == 0 ? QStringLiteral("SN-104233") : QStringLiteral("SN-204233") } };
            set.publicKey = QStringLiteral("-----BEGIN PUBLIC KEY-----\n%1\n-----END PUBLIC KEY-----").arg(QString::fromLatin1(QByteArray(40, static_cast<char>('a' + i)).toBase64()));
            set.statusText = i == 0 ? QStringLiteral("accepted") : QStringLiteral("pending");
            set.status = api::authStatusFromWire(set.statusText);
            set.requested = m_app.ui().clock().now();
            device.authSets.push_back(set);
        }
        return new AuthSetsDialog(m_app.ui(), api::AuthStatus::Accepted, { { device, QStringLiteral("gateway-oslo-7") } }, false, &m_app.window());
    });
    addDialog(QStringLiteral("groups"), [this]() -> QDialog * { return new GroupsDialog(m_app.ui(), m_app.session()->bulk(), {}, &m_app.window()); });
}

} // namespace drydock
