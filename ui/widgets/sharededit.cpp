// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sharededit.h"

#include "ui/widgets/collisionlist.h"
#include "ui/widgets/failurebar.h"

#include <QLabel>
#include <QVBoxLayout>

namespace drydock {

SharedEdit::SharedEdit(UiContext &ui, SharedDocument &document, Words words, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_words(std::move(words))
    , m_bar(new FailureBar(ui.theme(), this))
    , m_collisions(new CollisionList(this))
    , m_state(new QLabel(this))
{
    m_state->setObjectName(QStringLiteral("progress"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addWidget(m_collisions);
    layout->addWidget(m_state);
    connect(m_collisions, &CollisionList::chosen, this, &SharedEdit::stateChanged);
    connect(&m_document, &SharedDocument::changed, this, [this] {
        if (!std::exchange(m_reading, false))
            return;
        m_loaded = true;
        m_base = m_document.current()->values;
        showState();
        Q_EMIT valuesChanged(m_base);
    });
    connect(&m_document, &SharedDocument::readFailed, this, [this](const Error &error) {
        if (!std::exchange(m_reading, false))
            return;
        ErrorWords failure = ErrorText::words(m_words.notRead, error);
        failure.button = tr("Try again");
        m_bar->showWords(failure, [this] { load(); });
        showState();
    });
    showState();
}

void SharedEdit::load()
{
    m_reading = true;
    m_bar->clear();
    showState();
    m_document.refresh();
}

void SharedEdit::save(const QString &operationTitle, const KeyedValues &mine)
{
    if (!canSave())
        return;
    KeyedValues wanted = mine;
    const QStringList collided = m_collisions->keys();
    for (const QString &key : collided) {
        if (!m_collisions->takesTheirs(key))
            continue;
        if (m_base.contains(key))
            wanted.insert(key, m_base.value(key));
        else
            wanted.remove(key);
    }
    KeyedChanges changes = changesBetween(m_base, wanted);
    m_bar->clear();
    if (changes.isEmpty()) {
        Q_EMIT saved();
        return;
    }
    m_saving = true;
    showState();
    m_document.save(operationTitle, m_base, std::move(changes), this,
        [this, wanted](const SaveOutcome &outcome) { onSaved(wanted, outcome); });
}

void SharedEdit::onSaved(const KeyedValues &mine, const SaveOutcome &outcome)
{
    m_saving = false;
    switch (outcome.kind) {
    case SaveOutcome::Kind::Saved:
        m_collisions->clear();
        showState();
        Q_EMIT saved();
        return;
    case SaveOutcome::Kind::Collided: showCollisions(mine, outcome); break;
    case SaveOutcome::Kind::Failed: {
        ErrorWords words = ErrorText::words(m_words.notSaved, *outcome.error);
        if (outcome.error->kind == ErrorKind::PreconditionFailed) {
            words.what = tr("%1. It is being changed by others all the time.").arg(m_words.notSaved);
            words.next = tr("What you typed is still here: save again.");
        }
        // The dialog's own button is the way to try again.
        words.button.clear();
        words.step = NextStep::None;
        m_bar->showWords(words, {});
        break;
    }
    }
    showState();
}

void SharedEdit::showCollisions(const KeyedValues &mine, const SaveOutcome &outcome)
{
    KeyedValues shown = mergeThreeWays(m_base, mine, outcome.now).merged;
    QList<CollisionRow> rows;
    for (const MergeCollision &collision : outcome.collisions) {
        if (collision.mine)
            shown.insert(collision.key, *collision.mine);
        else
            shown.remove(collision.key);
        rows.append({ collision.key, m_words.title(collision.key), textOf(collision.key, collision.base),
            textOf(collision.key, collision.mine), textOf(collision.key, collision.theirs) });
    }
    m_base = outcome.now;
    m_collisions->setRows(rows);
    Q_EMIT valuesChanged(shown);
}

void SharedEdit::setMine(const KeyedValues &mine)
{
    const QStringList collided = m_collisions->keys();
    for (const QString &key : collided) {
        const auto it = mine.constFind(key);
        m_collisions->setMine(
            key, textOf(key, it == mine.constEnd() ? std::nullopt : std::optional(it.value())));
    }
}

bool SharedEdit::canSave() const
{
    return m_loaded && !isBusy() && m_collisions->isDecided();
}

QString SharedEdit::textOf(const QString &key, const std::optional<QByteArray> &value) const
{
    //: Stands for a value that is not there: never set, or deleted
    return value ? m_words.text(key, *value) : tr("(none)");
}

void SharedEdit::showState()
{
    m_state->setText(m_reading ? tr("Reading…") : m_saving ? tr("Saving…") : QString());
    m_state->setVisible(!m_state->text().isEmpty());
    m_collisions->setEnabled(!isBusy());
    Q_EMIT stateChanged();
}

} // namespace drydock
