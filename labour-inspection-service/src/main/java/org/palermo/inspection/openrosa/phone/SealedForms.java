package org.palermo.inspection.openrosa.phone;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.palermo.inspection.openrosa.FilledForm;
import org.palermo.inspection.openrosa.FormReader;
import org.palermo.inspection.openrosa.FormSubmissions;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Takes forms that the phone encrypted. The files come in any order, in one request or in several. When all are there, the signature is
/// checked and the form goes the way of one that came in clear. One piece of a file is in memory at a time, and nothing in clear is stored.
@ApplicationScoped
class SealedForms {
    static final String INCOMPLETE = "*isIncomplete*";
    private static final String FILE = "file";
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 422);
    private static final int PIECE = 1 << 19;

    private final FormKeys keys;
    private final SealedFormStore store;
    private final FormSubmissions submissions;
    private final FormFiles files;

    SealedForms(FormKeys keys, SealedFormStore store, FormSubmissions submissions, FormFiles files) {
        this.keys = keys;
        this.store = store;
        this.submissions = submissions;
        this.files = files;
    }

    /// A form on its way.
    private record Sent(Actor actor, UUID phone, LargeBody body, SealedManifest manifest, FormCipher cipher, UUID id) {}

    /// @param xml the manifest
    /// @param form the parts after the manifest
    /// @return empty when the phone says that more files will come, and some are still missing
    /// @throws HttpProblem 400 when it is sealed to another key, was changed, or a file is missing or unknown
    Uni<Optional<FormSubmissions.Taken>> take(Actor actor, UUID phone, byte[] xml, LargeBody body, MultipartForm form) {
        return body.work(() -> SealedManifest.read(xml))
                .flatMap(manifest -> cipher(manifest, body).flatMap(cipher -> store.begin(actor, phone, xml)
                .<Optional<FormSubmissions.Taken>>flatMap(row -> row.submission() != null
                        ? passOver(body, form).chain(() -> submissions.taken(actor, row.submission())).map(Optional::of)
                        : arrive(new Sent(actor, phone, body, manifest, cipher, row.id()), form))));
    }

    private Uni<FormCipher> cipher(SealedManifest manifest, LargeBody body) {
        return keys.privateKey(FormKeys.SYSTEM, new FormHead(manifest.version(), true).key())
                .map(found -> found.orElseThrow(() -> Problems.invalid("version",
                        "must be the version of a form with a key. Get the form again")))
                .flatMap(key -> body.work(() -> FormCipher.of(manifest, key)));
    }

    /// It was recorded before: the files are not needed.
    private static Uni<Void> passOver(LargeBody body, MultipartForm form) {
        return body.work(() -> {
            while (form.next() != null) {
                // It is not needed.
            }
            return null;
        });
    }

    private Uni<Optional<FormSubmissions.Taken>> arrive(Sent sent, MultipartForm form) {
        AtomicBoolean incomplete = new AtomicBoolean();
        return Multi.createBy().repeating().<Boolean>uni(() -> sent.body.work(form::next)
                        .flatMap(part -> part == null ? Uni.createFrom().item(false) : part(sent, part, incomplete).replaceWith(true)))
                .whilst(more -> more).collect().last()
                .chain(() -> store.files(sent.actor, sent.id))
                .<Optional<FormSubmissions.Taken>>flatMap(whole -> whole.size() == sent.manifest.files().size()
                        ? finish(sent, whole).map(Optional::of)
                        : missing(sent, whole, incomplete.get()))
                .onFailure(SealedForms::mayHaveBeenTaken).recoverWithUni(failure -> takenMeanwhile(sent, failure));
    }

    private static boolean mayHaveBeenTaken(Throwable failure) {
        return failure instanceof HttpProblem problem && Set.of(400, 409).contains(problem.getStatusCode());
    }

    /// The same form may have come over another connection at once. If that one was taken, its files went, and what this one brought is
    /// not needed.
    private Uni<Optional<FormSubmissions.Taken>> takenMeanwhile(Sent sent, Throwable failure) {
        return store.submission(sent.actor, sent.id).flatMap(found -> found.isEmpty() ? Uni.createFrom().failure(failure)
                : store.end(sent.actor, sent.id, found.get()).chain(() -> submissions.taken(sent.actor, found.get())).map(Optional::of));
    }

    private Uni<Void> part(Sent sent, MultipartForm.Part part, AtomicBoolean incomplete) {
        if (part.name().equals(INCOMPLETE)) {
            incomplete.set(true);
        }
        if (part.name().equals(INCOMPLETE) || part.file() == null) {
            return Uni.createFrom().voidItem();
        }
        int place = sent.manifest.files().indexOf(part.file());
        if (place < 0) {
            throw Problems.invalid(FILE, "must be one of the encrypted files that the form names");
        }
        UUID arrival = Ids.next();
        AtomicInteger pieces = new AtomicInteger();
        return Multi.createBy().repeating().<Boolean>uni(() -> sent.body.work(() -> part.content().readNBytes(PIECE))
                        .flatMap(bytes -> bytes.length == 0 ? Uni.createFrom().item(false)
                                : store.addPiece(sent.actor, sent.id, place, arrival, pieces.getAndIncrement(), bytes).replaceWith(true)))
                .whilst(more -> more).collect().last()
                .chain(() -> store.came(sent.actor, sent.id, place, arrival, pieces.get()));
    }

    /// The files that came are kept for a week. A phone that has nothing more to send must begin again.
    private static Uni<Optional<FormSubmissions.Taken>> missing(Sent sent, List<SealedFormStore.Whole> whole, boolean incomplete) {
        if (incomplete) {
            return Uni.createFrom().item(Optional.empty());
        }
        List<Integer> here = whole.stream().map(SealedFormStore.Whole::place).toList();
        long count = IntStream.range(0, sent.manifest.files().size()).filter(place -> !here.contains(place)).count();
        throw Problems.invalid(FILE, "must all be sent: %d of %d files are missing. Send the form again"
                .formatted(count, sent.manifest.files().size()));
    }

    private Uni<FormSubmissions.Taken> finish(Sent sent, List<SealedFormStore.Whole> whole) {
        return verified(sent, whole)
                .flatMap(xml -> sent.body.work(() -> filled(sent.manifest, xml))
                        .flatMap(filled -> submissions.take(sent.actor, sent.phone, filled, xml)))
                .onFailure(SealedForms::isRefusal).call(() -> store.drop(sent.actor, sent.id).onFailure().recoverWithNull())
                .call(taken -> attach(sent, whole, taken))
                .call(taken -> store.end(sent.actor, sent.id, taken.submission()));
    }

    /// The same files would be refused again. The phone still has the form, and sends all of it again.
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof HttpProblem problem && REFUSALS.contains(problem.getStatusCode());
    }

    private static FilledForm filled(SealedManifest manifest, byte[] xml) {
        FormHead head = FormHead.of(xml);
        if (head.sealed() || !manifest.version().equals(head.version())) {
            throw Problems.invalid("version", "must be the same in the filled form and in the manifest");
        }
        FilledForm form = FormReader.read(xml);
        if (!form.instance().equals(manifest.instance())) {
            throw Problems.invalid("instanceID", "must be the same in the filled form and in the manifest");
        }
        return form;
    }

    /// Reads all files and checks the signature over them.
    ///
    /// @return the filled form in clear
    private Uni<byte[]> verified(Sent sent, List<SealedFormStore.Whole> whole) {
        List<byte[]> digests = new ArrayList<>();
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        return Multi.createFrom().iterable(whole).onItem().transformToUniAndConcatenate(file -> {
            SealedFile clear = clear(sent, file);
            ByteArrayOutputStream into = file.place() == sent.manifest.last() ? xml : null;
            return Multi.createBy().repeating().<Boolean>uni(() -> clear.next().map(bytes -> wanted(bytes, into))).whilst(more -> more)
                    .collect().last().invoke(() -> digests.add(clear.md5())).replaceWithVoid();
        }).collect().last().map(read -> {
            if (!sent.cipher.hasSigned(digests)) {
                throw SealedFile.changed();
            }
            return xml.toByteArray();
        });
    }

    /// @param into null for a file whose bytes are only counted in the signature
    /// @return whether more bytes may come
    private static boolean wanted(byte[] bytes, ByteArrayOutputStream into) {
        if (into != null) {
            if (into.size() + bytes.length > OpenRosaAnswers.LONGEST_XML) {
                throw Problems.invalid(FILE, "must be a filled form of at most 1 MiB");
            }
            into.writeBytes(bytes);
        }
        return bytes.length > 0;
    }

    private Uni<Void> attach(Sent sent, List<SealedFormStore.Whole> whole, FormSubmissions.Taken taken) {
        return Multi.createFrom().iterable(whole).filter(file -> file.place() != sent.manifest.last())
                .onItem().transformToUniAndConcatenate(file -> {
                    String name = sent.manifest.clearName(file.place());
                    SealedFile clear = clear(sent, file);
                    return files.attach(sent.actor, taken, sent.body, name, FormFiles.typeOf(name), most -> clear.next());
                }).collect().last().replaceWithVoid();
    }

    private SealedFile clear(Sent sent, SealedFormStore.Whole file) {
        return new SealedFile(sent.body, sent.cipher.opening(file.place()), file.pieces(),
                number -> store.piece(sent.actor, sent.id, file, number));
    }
}
