// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/tenantbilling.h"
#include "tests/fuzz/apifuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace drydock;
    const QByteArray json = fuzz::bytes(data, size);
    fuzz::decodeAnswer<api::Tenant>(json, api::decodeTenant);
    fuzz::decodeAnswer<api::BillingInfo>(json, api::decodeBillingInfo);
    fuzz::decodeAnswer<api::BillingProfile>(json, api::decodeBillingProfile);
    fuzz::decodeAnswer<api::CardSetup>(json, api::decodeCardSetup);
    fuzz::decodeAnswer<api::ProductOffer>(json, api::decodeProductOffer);
    fuzz::decodeAnswer<api::Subscription>(json, api::decodeSubscription);
    fuzz::decodeAnswer<api::Invoice>(json, api::decodeInvoice);
    fuzz::decodeAnswer<api::NewTenant>(json, api::decodeNewTenant);
    fuzz::decodeAnswer<api::TenantChange>(json, api::decodeTenantChange);
    fuzz::decodeAnswer<api::PlanRequest>(json, api::decodePlanRequest);
    fuzz::decodeAnswer<api::SupportMessage>(json, api::decodeSupportMessage);
    fuzz::decodeAnswer<api::NewOrganization>(json, api::decodeNewOrganization);
    fuzz::decodeAnswer<api::UpgradeOrder>(json, api::decodeUpgradeOrder);
    fuzz::decodeRequest(json, api::decodeReasonBody, api::encodeReasonBody);
    return 0;
}
