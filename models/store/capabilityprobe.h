// SPDX-License-Identifier: GPL-3.0-or-later
//
// CapabilityProbe: finds out, once per sign-in and with a handful of small reads in parallel, what a server offers to
// its user, and which version of the API serves each family of operations. Where the network or the server fails, a
// question stays open and is put again, later and later; an older form is asked for only where the newer is absent.
// It also listens to every answer of the session: a 403 switches the capability off, a success back on. Owned by
// Session, after the Transport and before façades and stores, which read versions(). GUI thread. No words.
#pragma once

#include "models/api/useradm.h"
#include "models/core/backoff.h"
#include "models/store/capabilityfindings.h"
#include "models/store/capabilitywatch.h"

#include <functional>

namespace drydock {

class CapabilityProbe final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CapabilityProbe)

public:
    //! What sign-in knows of the user already.
    struct Account {
        QStringList roles;
        QString tokenPlan;
    };

    //! `random` in [0, 1) for the waits; Qt's generator where none is given.
    CapabilityProbe(Transport &transport, Clock &clock, std::function<double()> random = {}, QObject *parent = nullptr);
    ~CapabilityProbe() override;

    //! After every sign-in. What is known stays until its new answer comes; what was refused is forgotten.
    void start(const Account &account);
    //! The user wants to know anew; the account's roles are read again too.
    void refresh();

    [[nodiscard]] CapabilityWatch &watch() { return m_watch; }
    [[nodiscard]] const Capabilities &capabilities() const { return m_watch.capabilities(); }
    //! Stays at the same address: façades keep a reference.
    [[nodiscard]] const api::ApiVersions &versions() const { return m_versions; }
    //! For "Connect a device"; empty without tenants. Not a capability: it is a secret.
    [[nodiscard]] const QString &tenantToken() const { return m_tenantToken; }

Q_SIGNALS:
    //! Who read by a version that is not there should read again.
    void versionsChanged();

private:
    // The collections come first, with their own numbers.
    enum Question : size_t {
        TenantV2 = api::kCollectionCount,
        TenantV1,
        TenantToken,
        Binding,
        OwnUser,
        RolesV2,
        RolesV1,
        PermissionSets,
        QuestionCount,
    };
    enum class Progress {
        Open,
        Asked,
        Answered,
        Waiting, //!< for another try
    };

    void begin(bool withUser);
    void pump();
    [[nodiscard]] bool isWanted(size_t question) const;
    [[nodiscard]] bool isAbsent(size_t question) const;
    void ask(size_t question);
    void askTenant(bool newer);
    void askRoles(bool newer);
    void finish(size_t question, ProbeAnswer answer);
    void finish(size_t question, const Error &error) { finish(question, answerFor(question, error)); }
    [[nodiscard]] static ProbeAnswer answerFor(size_t question, const Error &error);
    //! Where the answer to a question is kept; null for those whose answer is all there is to them.
    template<class Findings> [[nodiscard]] static auto slotIn(Findings &findings, size_t question);
    void scheduleRetry();
    void retryNow();
    void learn(quint64 serial);
    void tell();

    Transport &m_transport;
    Clock &m_clock;
    std::function<double()> m_random;
    CapabilityWatch m_watch;
    api::ApiVersions m_versions;
    CapabilityFindings m_findings;
    QString m_tenantToken;
    std::array<Progress, QuestionCount> m_progress {};
    bool m_wantsUser = false;
    bool m_unreachable = false; //!< some question waits for the network
    bool m_retryWanted = false;
    int m_round = 0;
    int m_retryTimer = 0;
    Timestamp m_asOf;

    std::array<Call<Nothing>, api::kCollectionCount> m_collectionCalls;
    Call<api::Tenant> m_tenantCall;
    Call<QString> m_tokenCall;
    Call<api::PlanBinding> m_bindingCall;
    Call<api::User> m_userCall;
    Call<Page<api::Role>> m_rolesCall;
    Call<Page<api::PermissionSet>> m_setsCall;
};

} // namespace drydock
