package org.palermo.referral.casefile.person;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.correction.CorrectPerson;
import org.palermo.referral.casefile.correction.CorrectionStore;
import org.palermo.referral.casefile.exchange.CaseFileRecord;
import org.palermo.referral.casefile.exchange.CaseFileRow;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.casefile.referral.Referral;

/// Keeps the person of a case file under her own data key, and opens it for callers who see the file.
@ApplicationScoped
public class Persons {
    private final DataKeys keys;
    private final PersonStore store;
    private final CorrectionStore corrections;
    private final PersonHashes traces;
    private final TransactionTime time;

    Persons(DataKeys keys, PersonStore store, CorrectionStore corrections, PersonHashes traces, TransactionTime time) {
        this.keys = keys;
        this.store = store;
        this.corrections = corrections;
        this.traces = traces;
        this.time = time;
    }

    /// Never called for an adult who declined: neither a key nor a hash is kept for her.
    public Uni<Void> keep(Referral referral) {
        ReferPerson told = referral.command();
        return keys.create(referral.id(), Purpose.PERSON).chain(key -> store.add(
                List.of(SealedPerson.of(key, told)),
                traces.identifiers(referral.id(), told.region(), told.person()),
                traces.nameTokens(referral.id(), told.region(), referral.sender(), told.person())));
    }

    /// Keeps the persons of an earlier register. The caller leaves out those who were only notified.
    public Uni<Void> keep(List<CaseFileRow> imported) {
        if (imported.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<DataKey> fresh = imported.stream().map(row -> keys.fresh(row.id(), Purpose.PERSON)).toList();
        List<SealedPerson> persons = IntStream.range(0, fresh.size()).mapToObj(i -> sealed(fresh.get(i), imported.get(i).told())).toList();
        return keys.store(Purpose.PERSON, fresh)
                .chain(() -> store.add(persons,
                        imported.stream().flatMap(row -> traces.identifiers(row.id(), row.region(), row.told().person()).stream()).toList(),
                        imported.stream()
                                .flatMap(row -> traces.nameTokens(row.id(), row.region(), row.sender(), row.told().person()).stream())
                                .toList()))
                .chain(() -> store.linkPossibleDuplicates(imported.stream().map(CaseFileRow::id).toList(), time.now()));
    }

    /// The record to store; for an adult who declined, without an id that leads to her.
    public CaseFileRecord hidden(CaseFileRecord file) {
        return file.declined() ? file.known(traces.declined(file.region(), file.externalId())) : file;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 412 when the file has changed meanwhile
    public Uni<Void> correct(CaseFile file, DataKey key, CorrectPerson said, CorrectionStore.Row correction) {
        return corrections.correct(file.version(),
                        SealedPerson.of(key, said.person(), said.nationality(), said.languages(), null, said.circumstances(), null, null),
                        traces.identifiers(file.id(), file.region(), said.person()),
                        traces.nameTokens(file.id(), file.region(), file.sender(), said.person()), correction, time.now())
                .invoke(done -> {
                    if (!done) {
                        throw Problems.stale();
                    }
                })
                .replaceWithVoid();
    }

    public Uni<Void> linkPossibleDuplicates(UUID caseFile) {
        return store.linkPossibleDuplicates(List.of(caseFile), time.now());
    }

    /// The key of a person; empty when the person was only notified or was erased.
    public Uni<Optional<DataKey>> key(UUID caseFile) {
        return keys.find(caseFile, Purpose.PERSON);
    }

    /// The keys of many persons, by case file; those who were erased are missing.
    public Uni<Map<UUID, DataKey>> keys(Collection<UUID> caseFiles) {
        return keys.find(caseFiles, Purpose.PERSON);
    }

    /// Locks against erasure until the end of the transaction; call it before any lock of the file.
    public Uni<Void> keepFromErasure(UUID caseFile) {
        return store.keepFromErasure(caseFile);
    }

    /// The key for sealing more data of the person. A concurrent erasure waits until that data is written, and erases it too. Call this
    /// before locking any row of the person.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the person was erased
    public Uni<DataKey> keyToWrite(UUID caseFile) {
        return store.keepFromErasure(caseFile)
                .chain(() -> store.isErased(caseFile))
                .flatMap(erased -> {
                    if (erased) {
                        throw Problems.conflict("case-file", "erased", "The person of this case file was erased.");
                    }
                    return keys.findOrCreate(caseFile, Purpose.PERSON);
                });
    }

    /// @return null when nothing is kept of the person
    public Uni<OpenedPerson> open(UUID caseFile, Optional<DataKey> key) {
        return key.map(own -> store.find(caseFile)
                        .map(found -> found.map(p -> new OpenedPerson(p.person(own), p.safeContact(own), p.indicators(own))).orElse(null)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /// What came with an import and has no field in the file: codes by HTCDS 2.0 field name as JSON.
    public Uni<Optional<String>> imported(UUID caseFile, Optional<DataKey> key) {
        return key.map(own -> store.imported(caseFile).map(found -> found.map(sealed -> own.open(SealedPerson.IMPORTED, sealed))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private SealedPerson sealed(DataKey key, CaseFileRecord told) {
        return SealedPerson.of(key, told.person(), told.nationality(), told.languages(), null, null, null, store.json(told.htcds()));
    }
}
