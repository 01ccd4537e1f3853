package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.palermo.inspection.upload.BeginUpload;
import org.palermo.inspection.upload.WholeUploads;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.identity.Actor;

/// Makes the files of a form attachments of its visit.
@ApplicationScoped
class FormFiles {
    private final FormSubmissions submissions;
    private final WholeUploads uploads;

    FormFiles(FormSubmissions submissions, WholeUploads uploads) {
        this.submissions = submissions;
        this.uploads = uploads;
    }

    /// @param sent name of the file as the phone gave it
    /// @param type its media type as the phone gave it; null when none
    /// @param content in clear
    Uni<Void> attach(Actor actor, FormSubmissions.Taken taken, LargeBody body, String sent, String type,
            WholeUploads.Content content) {
        String name = name(sent);
        BeginUpload said = new BeginUpload(taken.knownVisit(), null, OpenRosaAnswers.MOST, name, type(type));
        return uploads.store(actor, said, body, content).flatMap(stored -> submissions.attach(actor, taken, name, stored)
                .onFailure().call(() -> uploads.drop(actor, stored).onFailure().recoverWithNull())
                .flatMap(attached -> attached ? Uni.createFrom().voidItem() : uploads.drop(actor, stored)));
    }

    /// The last part of a path, without control characters.
    private static String name(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "_");
        return name.isBlank() ? "file" : name.substring(0, Math.min(name.length(), 200));
    }

    private static String type(String sent) {
        return sent == null || sent.length() > 100 ? null : sent.replaceAll("\\p{Cntrl}", "_");
    }

    /// A phone does not say what an encrypted file is: its name does.
    static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "jpg", "jpeg" -> "image/jpeg";
            case "png" -> "image/png";
            default -> null;
        };
    }
}
