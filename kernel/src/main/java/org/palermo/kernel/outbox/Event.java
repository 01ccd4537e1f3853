package org.palermo.kernel.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// Something that happened here and that another service must learn.
///
/// @param subscriber who is told, a name under `palermo.subscriber`
/// @param aggregate what it is about; events of one aggregate arrive in order
/// @param type reverse-DNS name, e.g. `org.palermo.inspection.suspected-victim-referred`
/// @param data the payload, written as JSON: ids and codes only
/// @param erasedOnDelivery true for a payload that must not stay here once it has arrived (an encrypted referral)
@RegisterForReflection
public record Event(String subscriber, UUID aggregate, String type, Object data, boolean erasedOnDelivery) {}
