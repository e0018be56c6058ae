// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mender's device configuration service, management API v1: what a device should be set to, what it says it is, and
// the deployment that carries the one to the other. Structs are plain values; DeviceConfigApi is a stateless façade.
// Facts: contract `/api/management/v1/deviceconfig/*`, server.md section 6.
#pragma once

#include "models/api/updatecontrol.h"
#include "models/core/ids.h"
#include "models/rest/call.h"
#include "models/rest/transport.h"

namespace drydock::api {

using ConfigurationValues = std::vector<std::pair<QString, QString>>; //!< in the server's order; values are texts

struct DeviceConfiguration {
    DeviceId id;
    ConfigurationValues configured; //!< wanted
    ConfigurationValues reported; //!< by the device
    DeploymentId deployment; //!< the last one that carried `configured`; empty where none did
    Timestamp reportedAt;
    Timestamp updatedAt;
    bool operator==(const DeviceConfiguration &) const = default;
};
DeviceConfiguration decodeDeviceConfiguration(Reader &reader);
void encode(JsonWriter &writer, const DeviceConfiguration &configuration);

//! The body of PUT: an object of texts. Unprocessable for any other value.
Result<ConfigurationValues> decodeConfigurationBody(const QByteArray &json);
QByteArray encodeConfigurationBody(const ConfigurationValues &values);

struct ConfigurationRollout {
    int retries = 0; //!< commercial; left out when 0
    std::optional<UpdateControlMap> updateControl; //!< commercial
    bool operator==(const ConfigurationRollout &) const = default;
};
Result<ConfigurationRollout> decodeConfigurationRollout(const QByteArray &json); //!< an empty body is the default
QByteArray encodeConfigurationRollout(const ConfigurationRollout &rollout);
QByteArray encodeConfigurationDeployment(const DeploymentId &id); //!< the answer of deploy

class DeviceConfigApi {
public:
    explicit DeviceConfigApi(Transport &transport)
        : m_transport(transport)
    {
    }
    Call<DeviceConfiguration> configuration(const DeviceId &device, Lane lane = Lane::Interactive) const;
    //! PUT: replaces the whole wanted configuration; keys and values together at most 4,096 characters.
    Call<Nothing> configure(const DeviceId &device, const ConfigurationValues &values) const;
    //! POST deploy: the new deployment's id. Sent once.
    Call<DeploymentId> deploy(const DeviceId &device, const ConfigurationRollout &rollout) const;

private:
    Transport &m_transport;
};

} // namespace drydock::api
