// SPDX-License-Identifier: GPL-3.0-or-later
//
// AuthSetsDialog: the authentication sets of a device side by side (status, time of the request, key, identity, with
// what differs marked), so that a person chooses the right key; device by device where several are asked about. Nothing
// is chosen beforehand. It writes nothing: the choice comes through setsChosen(). Opened with open(); GUI thread.
#pragma once

#include "models/api/deviceauth.h"

#include <QDialog>
#include <QHash>

#include <vector>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace drydock {

class UiContext;

class AuthSetsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthSetsDialog)

public:
    struct Subject {
        api::AuthDevice device;
        QString name;
    };
    using Choice = QList<std::pair<DeviceId, AuthSetId>>;

    //! What the chosen set is to become: Accepted or Rejected. With `others` there is a way on without any choice.
    AuthSetsDialog(UiContext &ui, api::AuthStatus wanted, std::vector<Subject> subjects, bool others, QWidget *parent = nullptr);
    ~AuthSetsDialog() override;

    [[nodiscard]] Choice choice() const;
    void choose(const AuthSetId &set); //!< of the device that is shown
    [[nodiscard]] QPushButton *useButton() const { return m_use; }
    [[nodiscard]] QPushButton *leaveOutButton() const { return m_leaveOut; } //!< null without `others`

Q_SIGNALS:
    void setsChosen(const drydock::AuthSetsDialog::Choice &choice);

private:
    void buildLayout(bool others);
    void showSubject(int at);
    void addTexts(QGridLayout *grid, int row, const QString &label, const QStringList &values, bool fixed) const;
    void update();
    [[nodiscard]] const Subject &shown() const;

    UiContext &m_ui;
    api::AuthStatus m_wanted;
    std::vector<Subject> m_subjects;
    QHash<DeviceId, AuthSetId> m_chosen;
    QListWidget *m_list = nullptr;
    QScrollArea *m_scroll = nullptr;
    QButtonGroup *m_radios = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_leaveOut = nullptr;
};

} // namespace drydock
