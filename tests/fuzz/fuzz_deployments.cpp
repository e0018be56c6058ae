// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/deltajobs.h"
#include "models/api/deploymentsv2.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::Deployment>(json, api::decodeDeployment);
    fuzz::decodeAnswer<api::DeploymentDevice>(json, api::decodeDeploymentDevice);
    fuzz::decodeAnswer<api::DeviceHistoryEntry>(json, api::decodeHistoryEntry);
    fuzz::decodeAnswer<api::DeploymentStatistics>(json, api::decodeStatistics);
    static_cast<void>(api::decodePage<api::StatisticsOfDeployment>(fuzz::answer(json), api::decodeStatisticsOfDeployment));
    fuzz::decodeRequest(json, api::decodeNewDeployment, api::encodeNewDeployment);
    fuzz::decodeAnswer<api::DeltaConfiguration>(json, api::decodeDeltaConfiguration);
    fuzz::decodeAnswer<api::DeltaJob>(json, api::decodeDeltaJob);
    fuzz::decodeAnswer<api::DeltaProgress>(json, api::decodeDeltaProgress);
    fuzz::decodeRequest(json, api::decodeNewFilterDeployment, api::encodeNewFilterDeployment);
    fuzz::decodeRequest(json, api::decodeUpdateControlBody, api::encodeUpdateControlBody);
    fuzz::decodeRequest(json, api::decodeDeltaArgumentsBody, api::encodeDeltaArgumentsBody);
    fuzz::decodeRequest(json, api::decodeDeploymentIdsBody, api::encodeDeploymentIdsBody);
    static_cast<void>(api::decodeLog(fuzz::answer(json)));
    return 0;
}
