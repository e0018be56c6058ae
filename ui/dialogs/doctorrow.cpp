// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/doctorrow.h"

#include "ui/widgets/statepainter.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace drydock {

namespace {

constexpr int kMark = 16;
constexpr int kIndent = kMark + 8;

QLabel *plainLabel(QWidget *parent, bool wraps)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wraps);
    if (wraps)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DoctorRow::DoctorRow(const Theme &theme, const TimeText &time, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_time(time)
    , m_mark(new QLabel(this))
    , m_title(plainLabel(this, false))
    , m_word(plainLabel(this, false))
    , m_took(plainLabel(this, false))
    , m_what(plainLabel(this, true))
    , m_next(plainLabel(this, true))
    , m_details(plainLabel(this, true))
    , m_detailsButton(new QToolButton(this))
    , m_button(new QPushButton(this))
{
    m_title->setFont(Theme::titleFont());
    m_took->setForegroundRole(QPalette::PlaceholderText);
    m_next->setForegroundRole(QPalette::PlaceholderText);
    m_details->setFont(Theme::fixedFont());
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setCheckable(true);
    m_button->setAutoDefault(false);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_mark);
    top->addWidget(m_title);
    top->addWidget(m_word);
    top->addStretch();
    top->addWidget(m_took);
    auto *help = new QHBoxLayout;
    help->setSpacing(6);
    help->addWidget(m_button);
    help->addWidget(m_detailsButton);
    help->addStretch();
    auto *body = new QVBoxLayout;
    body->setContentsMargins(kIndent, 0, 0, 0);
    body->setSpacing(4);
    body->addWidget(m_what);
    body->addWidget(m_next);
    body->addLayout(help);
    body->addWidget(m_details);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addLayout(body);
    connect(m_detailsButton, &QToolButton::toggled, this, &DoctorRow::showDetails);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT offerChosen(m_offer); });
    connect(&theme, &Theme::changed, this, &DoctorRow::tint);
    showDetails(false);
}

void DoctorRow::setStep(const DoctorStep &step)
{
    m_step = step;
    const DoctorWords words = DoctorText::words(step, m_time);
    const bool over = step.state != DoctorStep::State::Waiting && step.state != DoctorStep::State::Running;
    m_offer = words.offer;
    m_title->setText(words.title);
    m_word->setText(words.status.word);
    m_took->setText(over && step.elapsedMs > 0 && step.state != DoctorStep::State::Skipped ? m_time.duration(step.elapsedMs) : QString());
    m_what->setText(words.what);
    m_next->setText(words.next);
    m_button->setText(words.button);
    m_details->setText(DoctorText::details(step, m_time).join(QLatin1Char('\n')));
    m_what->setVisible(!words.what.isEmpty());
    m_next->setVisible(!words.next.isEmpty());
    m_button->setVisible(!words.button.isEmpty());
    const bool hasDetails = over && !m_details->text().isEmpty();
    m_detailsButton->setVisible(hasDetails);
    m_details->setVisible(hasDetails && m_detailsButton->isChecked());
    //: %1 the title of a step of the connection doctor
    m_detailsButton->setAccessibleName(tr("Details: %1").arg(words.title));
    m_button->setAccessibleDescription(words.what);
    setAccessibleName(text());
    tint();
}

bool DoctorRow::detailsShown() const
{
    return !m_details->isHidden();
}

QString DoctorRow::text() const
{
    QStringList parts { m_title->text(), m_word->text(), m_what->text(), m_next->text() };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

void DoctorRow::showDetails(bool shown)
{
    m_detailsButton->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_details->setVisible(shown && !m_details->text().isEmpty());
}

void DoctorRow::tint()
{
    const State state = DoctorText::status(m_step.state).state;
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(kMark, kMark) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintState(painter, QRectF(2, 2, kMark - 4, kMark - 4), state, m_theme.color(state));
    painter.end();
    m_mark->setPixmap(pixmap);
    QPalette palette = m_word->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(state));
    m_word->setPalette(palette);
}

} // namespace drydock
