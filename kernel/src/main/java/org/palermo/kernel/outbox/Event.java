package org.palermo.kernel.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// An event that another service must receive.
///
/// @param subscriber the receiver, a name under `palermo.outbox.subscriber`
/// @param aggregate the id of its subject; events of one aggregate arrive in order
/// @param type reverse-DNS name, e.g. `org.palermo.inspection.suspected-victim-referred`
/// @param data the payload, written as JSON: ids and codes only
/// @param erasedOnDelivery true for a payload that must not stay here after delivery (an encrypted referral)
@RegisterForReflection
public record Event(String subscriber, UUID aggregate, String type, Object data, boolean erasedOnDelivery) {}
