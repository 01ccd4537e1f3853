package org.palermo.referral.casefile.certificate;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Certificates, found by the keyed hash of their reference and opened with the person's key.
@ApplicationScoped
public class CertificateStore {
    private static final String DOMAIN = "certificate.reference";
    private static final String ASKED = "removal-question.reference";
    private static final Change ADD = Change.of("""
            insert into case_certificate (id, case_file, hash, reference, issued_at, issued_for, subject)
              values ($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Query<CertificateRow> STANDING = Query.of(CertificateRow.class, """
            select id, reference, issued_at, issued_for from case_certificate
             where case_file = $1 and replaced_at is null order by issued_at desc, id desc
            """);
    private static final Change REPLACE = Change.of("""
            update case_certificate set replaced_at = $2
             where case_file = $1 and replaced_at is null
               and exists (select 1 from case_certificate l where l.id = $3 and l.replaced_at is null)
            """);
    private static final Query<RemovalProtection> PROTECTION = Query.of(RemovalProtection.class, """
            select case_file, stands, region, stage, suspended_from, disqualified_from,
                   coalesce(recovery_ends_on, recovery_least_of($1)) as recovery_ends_on, recovery_days_left, protected_until
              from removal_protection_of($1, $2, cast($3 as boolean))
            """);

    private final KeyedHashes hashes;

    CertificateStore(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    @RegisterForReflection
    private record CertificateRow(UUID id, byte[] reference, Instant issuedAt, IssuedFor issuedFor) {
        CertificateView view(DataKey key) {
            return new CertificateView(id, key.open(place(id), reference), issuedAt, issuedFor);
        }
    }

    Uni<Void> add(DataKey key, CertificateView certificate, Actor actor) {
        return ADD.execute(
                        certificate.id(), key.owner(), hash(certificate.reference()),
                        key.seal(place(certificate.id()), certificate.reference()), certificate.issuedAt(), certificate.issuedFor(),
                        actor.subject())
                .replaceWithVoid();
    }

    /// The valid certificates, latest first.
    public Uni<List<CertificateView>> standing(UUID caseFile, Optional<DataKey> key) {
        return STANDING.list(caseFile).map(rows -> key.map(own -> rows.stream().map(row -> row.view(own)).toList()).orElse(List.of()));
    }

    /// Marks all valid certificates as replaced, if the lost one is among them.
    Uni<Integer> replace(UUID caseFile, UUID lost, Instant at) {
        return REPLACE.execute(caseFile, at, lost);
    }

    /// @param tell whether to notify the organisations of the case that the question was asked
    /// @return the protection of the case with this reference, if there is one; the same statement runs for every reference
    Uni<Optional<RemovalProtection>> about(String reference, Instant at, boolean tell) {
        return PROTECTION.first(hash(reference), at, tell);
    }

    /// The hash by which a certificate is found.
    public byte[] hash(String reference) {
        return hashes.hash(DOMAIN, reference);
    }

    /// The hash by which a repeated question of an organisation is recognised; it finds no certificate.
    byte[] asked(Actor actor, String reference) {
        return hashes.hash(ASKED, actor.agency() + " " + reference);
    }

    private static String place(UUID certificate) {
        return "certificate." + certificate + ".reference";
    }
}
