package org.palermo.inspection.device;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A phone that was added, with its secret, which is shown only once.
///
/// @param id of the phone
/// @param name by which you know the phone
/// @param address of the server, for a program that is set up by hand
/// @param username for the sign-in
/// @param password for the sign-in: 256 random bits
/// @param settings of ODK Collect as JSON, as it reads them from a file
/// @param code the text of the QR code that ODK Collect scans: the settings, compressed and in Base64
@RegisterForReflection
public record AddedPhone(UUID id, String name, String address, String username, String password, String settings, String code) {

    /// Contains no secret, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "AddedPhone[" + id + "]";
    }
}
