// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deploymentfacts.h"
#include "models/items/deploymenttablemodel.h"
#include "models/items/releasetablemodel.h"
#include "models/items/artifacttablemodel.h"
#include "tests/support/softwarerig.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <random>

using namespace drydock;
using namespace drydock::test;
using api::DeploymentStatus;
using api::DeviceState;
using Model = DeploymentTableModel;

namespace {

api::Deployment randomDeployment(std::mt19937 &random, int number)
{
    constexpr std::array kStatuses { DeploymentStatus::InProgress, DeploymentStatus::Pending,
        DeploymentStatus::Scheduled, DeploymentStatus::Finished };
    api::Deployment deployment = makeDeployment(QString::number(number), kStatuses.at(random() % kStatuses.size()));
    deployment.name = QStringLiteral("n%1").arg(random() % 50);
    deployment.created = { 1795413000000 + static_cast<qint64>(random() % 1000) };
    deployment.statistics[DeviceState::Failure] = static_cast<qint64>(random() % 5);
    return deployment;
}

//! What the model ought to show, found the naive way.
QStringList reference(const DeploymentStore &store, Model::Show show, const QString &text)
{
    std::vector<std::pair<RowId, const api::Deployment *>> rows;
    for (const RowId row : store.table().rows()) {
        const api::Deployment &deployment = store.table().at(row);
        const bool running = deployment.status == DeploymentStatus::InProgress
            || deployment.status == DeploymentStatus::Pending;
        const bool shown = show == Model::Show::All || (show == Model::Show::Running && running)
            || (show == Model::Show::Finished && deployment.status == DeploymentStatus::Finished)
            || (show == Model::Show::Scheduled && deployment.status == DeploymentStatus::Scheduled);
        if (shown && deployment.name.contains(text))
            rows.emplace_back(row, &deployment);
    }
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        if (a.second->created != b.second->created)
            return a.second->created > b.second->created;
        return a.first < b.first;
    });
    QStringList ids;
    for (const auto &[row, deployment] : rows)
        ids.append(deployment->id.text);
    return ids;
}

QStringList shown(const Model &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row, 0).data(IdRole).toString());
    return ids;
}

} // namespace

class TestDeploymentTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { DRYDOCK_FAIL_ON_WARNING(); }

    void randomDeltasAgainstAReference()
    {
        SoftwareRig rig;
        Model model(rig.deployments);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QItemSelectionModel selection(&model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        std::mt19937 random(7);
        constexpr std::array kShows { Model::Show::All, Model::Show::Running, Model::Show::Finished };
        for (int step = 0; step < 400; ++step) {
            if (step % 20 == 0) {
                const QString text = step % 60 == 0 ? QString() : QString::number(random() % 10);
                model.setFilter(kShows.at(random() % kShows.size()), text);
            }
            const QString selected = selection.currentIndex().data(IdRole).toString();
            rig.deployments.adopt(randomDeployment(random, static_cast<int>(random() % 80)));
            // A change may take the row out of the filter; then there is nothing to keep.
            const bool kept = !selected.isEmpty() && model.rowOfId(DeploymentId(selected)) != Model::kNoRow;
            if (kept)
                QCOMPARE(selection.currentIndex().data(IdRole).toString(), selected);
            else if (model.rowCount() > 0)
                selection.setCurrentIndex(model.index(static_cast<int>(random() % static_cast<unsigned>(model.rowCount())), 0),
                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        }
        for (const Model::Show show : kShows) {
            model.setFilter(show, QStringLiteral("n3"));
            QCOMPARE(shown(model), reference(rig.deployments, show, QStringLiteral("n3")));
            QVERIFY(model.rowCount() > 0);
        }
        QCOMPARE(resets.count(), 0);
    }

    void everyColumnSortsBothWays()
    {
        SoftwareRig rig;
        Model model(rig.deployments);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 random(3);
        for (int i = 0; i < 40; ++i)
            rig.deployments.adopt(randomDeployment(random, i));
        model.sort(Model::Name, Qt::AscendingOrder);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.index(row - 1, Model::Name).data().toString().compare(
                        model.index(row, Model::Name).data().toString(), Qt::CaseInsensitive) <= 0);
        for (int column = 0; column < Model::ColumnCount; ++column) {
            model.sort(column, Qt::DescendingOrder);
            QCOMPARE(model.rowCount(), 40);
        }
    }

    void aDeploymentsStateIsMoreThanTheServersWord()
    {
        api::Deployment deployment = makeDeployment(QStringLiteral("a"), DeploymentStatus::Finished, 10);
        QCOMPARE(deploymentStateCode(deployment), QStringLiteral("finished"));
        deployment.statistics = {};
        deployment.statistics[DeviceState::Failure] = 10;
        QCOMPARE(deploymentStateCode(deployment), QStringLiteral("failed"));
        // Targets without a record vanish from the statistics of an aborted deployment.
        deployment.statistics = {};
        deployment.statistics[DeviceState::Success] = 4;
        QCOMPARE(deploymentStateCode(deployment), QStringLiteral("aborted"));
        QCOMPARE(deploymentCounts(deployment).value(QStringLiteral("aborted")).toLongLong(), 6);

        deployment.status = DeploymentStatus::InProgress;
        deployment.statistics[DeviceState::PauseBeforeInstalling] = 6;
        QCOMPARE(deploymentStateCode(deployment), QStringLiteral("paused"));
        deployment.statistics[DeviceState::PauseBeforeInstalling] = 5;
        deployment.statistics[DeviceState::Installing] = 1;
        QCOMPARE(deploymentStateCode(deployment), QStringLiteral("inprogress"));
        QCOMPARE(endedCount(deployment), 4);
        deployment.status = DeploymentStatus::Unknown;
        deployment.statusText = QStringLiteral("mothballed");
        QCOMPARE(deploymentStateCode(deployment), QStringLiteral("mothballed"));
    }

    void releasesAndTheirArtifacts()
    {
        SoftwareRig rig;
        ReleaseTableModel releases(rig.releases);
        ArtifactTableModel artifacts(rig.releases);
        const QAbstractItemModelTester one(&releases, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QAbstractItemModelTester two(&artifacts, QAbstractItemModelTester::FailureReportingMode::Fatal);
        rig.serveReleases({ makeRelease(QStringLiteral("a"), { QStringLiteral("pi4") }),
            makeRelease(QStringLiteral("b"), { QStringLiteral("pi4"), QStringLiteral("beaglebone") }) });
        const auto subscription = rig.releases.subscribe();
        rig.clock.advance(100);
        QCOMPARE(releases.rowCount(), 2);
        releases.setFilter(QStringLiteral("BEAGLE"));
        QCOMPARE(releases.rowCount(), 1);
        QCOMPARE(releases.index(0, ReleaseTableModel::DeviceTypes).data().toString(), QStringLiteral("beaglebone, pi4"));
        QCOMPARE(releases.index(0, ReleaseTableModel::Size).data(SizeRole).toLongLong(), 2000);

        artifacts.setRelease(QStringLiteral("b"));
        QCOMPARE(artifacts.rowCount(), 2);
        const QPersistentModelIndex kept = artifacts.index(1, 0);
        const QString keptId = kept.data(IdRole).toString();
        QSignalSpy resets(&artifacts, &QAbstractItemModel::modelReset);
        rig.transport.clearExpectations();
        rig.serveReleases({ makeRelease(QStringLiteral("b"),
            { QStringLiteral("pi4"), QStringLiteral("beaglebone"), QStringLiteral("jetson") }) });
        rig.releases.refresh();
        rig.clock.advance(100);
        QCOMPARE(artifacts.rowCount(), 3);
        QCOMPARE(kept.data(IdRole).toString(), keptId);
        QCOMPARE(resets.count(), 0);
    }
};

DRYDOCK_TEST_MAIN(TestDeploymentTableModel)
#include "tst_deploymenttablemodel.moc"
