package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Sql;

/// Certificates, found by the keyed hash of their reference and opened with the person's key.
@ApplicationScoped
class CertificateStore {
    private static final String DOMAIN = "certificate.reference";
    private static final String ASKED = "removal-question.reference";

    private final KeyedHashes hashes;

    CertificateStore(KeyedHashes hashes) {
        this.hashes = hashes;
    }

    Uni<Void> add(DataKey key, CertificateView certificate, Actor actor) {
        return Sql.execute("""
                        insert into case_certificate (id, case_file, hash, reference, issued_at, issued_for, subject) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """,
                        certificate.id(), key.owner(), hash(certificate.reference()), key.seal(place(certificate.id()), certificate.reference()),
                        certificate.issuedAt(), certificate.issuedFor().name(), actor.subject())
                .replaceWithVoid();
    }

    /// The valid certificates, latest first.
    Uni<List<CertificateView>> standing(UUID caseFile, Optional<DataKey> key) {
        return Sql.list(Object[].class, """
                        select id, reference, issued_at, issued_for from case_certificate
                         where case_file = ?1 and replaced_at is null order by issued_at desc, id desc
                        """, caseFile)
                .map(rows -> key.map(own -> rows.stream()
                        .map(r -> new CertificateView((UUID) r[0], own.open(place((UUID) r[0]), (byte[]) r[1]), (Instant) r[2], IssuedFor.valueOf((String) r[3])))
                        .toList()).orElse(List.of()));
    }

    /// Marks all valid certificates as replaced, if the lost one is among them.
    Uni<Integer> replace(UUID caseFile, UUID lost, Instant at) {
        return Sql.execute("""
                update case_certificate set replaced_at = ?2
                 where case_file = ?1 and replaced_at is null
                   and exists (select 1 from case_certificate l where l.id = ?3 and l.replaced_at is null)
                """, caseFile, at, lost);
    }

    /// @param tell whether to notify the organisations of the case that the question was asked
    /// @return the protection of the case with this reference, if there is one; the same statement runs for every reference
    Uni<Optional<RemovalProtection>> about(String reference, Instant at, boolean tell) {
        return Sql.first(Object[].class, """
                        select case_file, stands, region, stage, suspended_from, disqualified_from, coalesce(recovery_ends_on, recovery_least_of(?1)), recovery_days_left,
                               protected_until
                          from removal_protection_of(?1, ?2, cast(?3 as boolean))
                        """, hash(reference), at, tell)
                .map(row -> row.map(RemovalProtection::of));
    }

    /// The hash by which a certificate is found.
    byte[] hash(String reference) {
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
