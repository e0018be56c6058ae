// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/doctordialog.h"

#include "ui/dialogs/doctorrow.h"
#include "ui/dialogs/userprompt.h"
#include "ui/widgets/failurebar.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

namespace drydock {

namespace {

QString nameOf(const ConnectionProfile &profile)
{
    const QString host = QUrl(profile.url).host();
    if (!profile.name.isEmpty() && !host.isEmpty())
        return QStringLiteral("%1 (%2)").arg(profile.name, host);
    if (!profile.name.isEmpty())
        return profile.name;
    return host.isEmpty() ? profile.url : host;
}

} // namespace

DoctorDialog::DoctorDialog(UiContext &ui, QWidget *parent)
    : QDialog(parent)
    , m_ui(ui)
{
    setObjectName(QStringLiteral("doctor"));
    setWindowTitle(tr("Diagnose connection"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(buildTop());
    m_bar = new FailureBar(ui.theme(), this);
    layout->addWidget(m_bar);
    layout->addWidget(buildRows(), 1);
    layout->addWidget(buildButtons());
    resize(680, 700);
    showSteps({}, false);
}

QWidget *DoctorDialog::buildTop()
{
    auto *top = new QWidget(this);
    auto *label = new QLabel(tr("&Server"), top);
    m_servers = new QComboBox(top);
    m_servers->setAccessibleName(tr("Server"));
    m_servers->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    label->setBuddy(m_servers);
    m_summary = new QLabel(top);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setFont(Theme::titleFont());
    auto *choice = new QHBoxLayout;
    choice->setSpacing(12);
    choice->addWidget(label);
    choice->addWidget(m_servers, 1);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(choice);
    layout->addWidget(m_summary);
    connect(m_servers, &QComboBox::activated, this, [this] { Q_EMIT runRequested(server()); });
    return top;
}

QWidget *DoctorDialog::buildRows()
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(area);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(12);
    for (int i = 0; i < kDoctorSteps; ++i) {
        auto *row = new DoctorRow(m_ui.theme(), m_ui.time(), page);
        layout->addWidget(row);
        m_rows.append(row);
        connect(row, &DoctorRow::offerChosen, this,
            [this, row](TroubleOffer offer) { Q_EMIT offerChosen(row->step(), offer); });
    }
    layout->addStretch();
    area->setWidget(page);
    return area;
}

QWidget *DoctorDialog::buildButtons()
{
    auto *row = new QWidget(this);
    m_run = new QPushButton(row);
    m_copy = new QPushButton(tr("Copy report"), row);
    m_save = new QPushButton(tr("Save report…"), row);
    m_told = new QLabel(row);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setForegroundRole(QPalette::PlaceholderText);
    auto *close = new QPushButton(tr("Close"), row);
    close->setDefault(true);
    for (QPushButton *button : { m_run, m_copy, m_save })
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_run);
    layout->addWidget(m_copy);
    layout->addWidget(m_save);
    layout->addWidget(m_told, 1);
    layout->addWidget(close);
    connect(m_run, &QPushButton::clicked, this, &DoctorDialog::runOrCancel);
    connect(m_copy, &QPushButton::clicked, this, &DoctorDialog::copyReport);
    connect(m_save, &QPushButton::clicked, this, &DoctorDialog::saveReport);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

void DoctorDialog::setServers(const QList<ConnectionProfile> &servers, const QString &currentId)
{
    m_known = servers;
    m_servers->clear();
    int row = 0;
    for (int i = 0; i < servers.size(); ++i) {
        m_servers->addItem(nameOf(servers.at(i)));
        row = servers.at(i).id == currentId ? i : row;
    }
    m_servers->setCurrentIndex(row);
}

ConnectionProfile DoctorDialog::server() const
{
    return m_known.value(m_servers->currentIndex());
}

void DoctorDialog::showSteps(const QList<DoctorStep> &steps, bool running)
{
    m_running = running;
    m_steps = steps;
    for (int i = static_cast<int>(m_steps.size()); i < kDoctorSteps; ++i) {
        DoctorStep waiting;
        waiting.id = static_cast<DoctorStep::Id>(i);
        m_steps.append(waiting);
    }
    for (int i = 0; i < kDoctorSteps; ++i)
        m_rows.at(i)->setStep(m_steps.at(i));
    m_run->setText(running ? tr("Cancel") : tr("Run again"));
    m_copy->setEnabled(!running);
    m_save->setEnabled(!running);
    if (running) {
        m_told->clear();
        m_bar->clear();
    }
    showSummary();
}

void DoctorDialog::showStep(int index, const DoctorStep &step)
{
    m_steps[index] = step;
    m_rows.at(index)->setStep(step);
    showSummary();
}

void DoctorDialog::showSummary()
{
    m_summary->setText(DoctorText::summary(m_steps, m_running, m_ui.time()));
}

QString DoctorDialog::summary() const
{
    return m_summary->text();
}

DoctorRow *DoctorDialog::row(DoctorStep::Id id) const
{
    return m_rows.at(static_cast<int>(id));
}

QString DoctorDialog::report() const
{
    return DoctorReport::text(m_head, m_steps, m_ui.time());
}

void DoctorDialog::runOrCancel()
{
    if (m_running)
        Q_EMIT cancelRequested();
    else
        Q_EMIT runRequested(server());
}

void DoctorDialog::copyReport()
{
    QApplication::clipboard()->setText(report());
    m_told->setText(tr("Copied"));
}

void DoctorDialog::saveReport()
{
    m_ui.prompt().saveFile(tr("Save the connection report"), QStringLiteral("drydock-connection.txt"),
        { tr("Text files (*.txt)") }, this, [this](const QString &path) {
            if (!path.isEmpty())
                writeReport(path);
        });
}

void DoctorDialog::writeReport(const QString &path)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Text) && file.write(report().toUtf8()) >= 0
        && file.commit();
    if (written) {
        m_bar->clear();
        m_told->setText(tr("Saved"));
        return;
    }
    m_bar->showWords({ tr("The report could not be saved."), file.errorString(), tr("Choose another folder."),
                         tr("Save report…"), NextStep::None },
        [this] { saveReport(); });
}

void DoctorDialog::done(int result)
{
    if (m_running)
        Q_EMIT cancelRequested();
    QDialog::done(result);
}

} // namespace drydock
