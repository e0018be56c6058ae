// SPDX-License-Identifier: GPL-3.0-or-later
//
// SharedEdit: what every dialog needs that edits a SharedDocument: it reads it, saves what the form holds, and stands
// in the dialog as the place where progress, failures and collisions are shown. The form keeps what the user typed
// through all of it. Owned by the dialog; GUI thread.
#pragma once

#include "models/store/shareddocument.h"
#include "ui/shell/uicontext.h"

#include <QWidget>

class QLabel;

namespace drydock {

class CollisionList;
class FailureBar;

class SharedEdit final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SharedEdit)

public:
    struct Words {
        QString notRead; //!< "The tags could not be read"
        QString notSaved; //!< "The tags were not saved"
        std::function<QString(const QString &key)> title;
        std::function<QString(const QString &key, const QByteArray &value)> text;
    };
    //! The document outlives it.
    SharedEdit(UiContext &ui, SharedDocument &document, Words words, QWidget *parent = nullptr);

    void load();
    //! Saves what differs from base(); a key that collided becomes what was chosen for it.
    void save(const QString &operationTitle, const KeyedValues &mine);
    //! The form changed.
    void setMine(const KeyedValues &mine);

    [[nodiscard]] const KeyedValues &base() const { return m_base; } //!< what the form began with
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isBusy() const { return m_reading || m_saving; }
    //! Loaded, idle, and everything that collided is decided.
    [[nodiscard]] bool canSave() const;
    [[nodiscard]] CollisionList *collisions() const { return m_collisions; }
    [[nodiscard]] FailureBar *failureBar() const { return m_bar; }

Q_SIGNALS:
    //! base() was read, or others changed it under the user's hands: the form shows this now, in which the user's own
    //! changes stand already.
    void valuesChanged(const drydock::KeyedValues &values);
    void stateChanged();
    void saved();

private:
    void onSaved(const KeyedValues &mine, const SaveOutcome &outcome);
    void showCollisions(const KeyedValues &mine, const SaveOutcome &outcome);
    void showState();
    [[nodiscard]] QString textOf(const QString &key, const std::optional<QByteArray> &value) const;

    SharedDocument &m_document;
    Words m_words;
    KeyedValues m_base;
    FailureBar *m_bar = nullptr;
    CollisionList *m_collisions = nullptr;
    QLabel *m_state = nullptr;
    bool m_loaded = false;
    bool m_reading = false;
    bool m_saving = false;
};

} // namespace drydock
