package org.palermo.kernel.test.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The tables of all services that are not protected as the others are, by the reason. `TableTest` of a service fails when one
/// of its tables needs a reason and has none, and when one has a reason and needs none.
final class TableReasons {
    private static final String KERNEL = "org.palermo.kernel";
    private static final String REFERRAL = "org.palermo.referral";
    private static final String SHELTER = "org.palermo.shelter";
    private static final String INSPECTION = "org.palermo.inspection";

    /// By the package whose tables they are: the kernel's are in the database of every service.
    private static final Map<String, Map<String, Set<String>>> WITHOUT_POLICIES = Map.of(
            KERNEL, Map.of(
                    "ids, numbers and times of events; a payload is sealed or names nobody",
                    Set.of("outbox_event", "outbox_stream", "inbox_event", "inbox_stream", "feed_epoch", "feed_pending", "feed_sequence"),
                    "ids and hashes; only the sequencer adds, and nobody changes",
                    Set.of("audit_chain", "audit_listing"),
                    "ids and codes of records that are gone; a restore needs it",
                    Set.of("erasure")),
            REFERRAL, Map.of(
                    "the register of organisations and their services, which everybody who is signed in reads",
                    Set.of("provider", "provider_edition", "provider_region", "service_line", "service_line_description",
                            "service_line_region", "service_line_state", "service_line_contact", "served_category"),
                    "random ids and times of files",
                    Set.of("file_deletion")),
            SHELTER, Map.of(
                    "every search counts it; nothing in it says who or where",
                    Set.of("area", "area_region", "offer_profile", "allocation", "night", "place", "free_span"),
                    "which organisations of the register are closed, which everybody who is signed in reads there",
                    Set.of("closed_operator"),
                    "what was found nowhere, counted by area and week; nothing in it says who asked",
                    Set.of("unmet_need"),
                    "the public directory, which everybody reads",
                    Set.of("directory_organization", "directory_place", "directory_region", "directory_service",
                            "directory_service_term", "directory_taxonomy", "directory_term")),
            INSPECTION, Map.of(
                    "published lists of workplaces hide nothing; a private household is sealed, or hashed under a key",
                    Set.of("workplace", "workplace_listing", "workplace_token", "workplace_key", "possible_duplicate"),
                    "what registers and governments publish about companies and goods",
                    Set.of("company", "company_statement", "company_statement_earlier", "company_turnover", "statement_file",
                            "goods_edition", "listed_good"),
                    "random ids and times of files",
                    Set.of("file_deletion")));

    private static final Map<String, Map<String, Set<String>>> FOR_OTHERS_TOO = Map.of(
            KERNEL, Map.of(
                    "whoever acts asks it whether their organisation is served",
                    Set.of("organisation"),
                    "a wrapped key opens nothing without its record; policies say by purpose who reads which",
                    Set.of("data_key"),
                    "the answer to the caller's own request, which an immigration body may send too",
                    Set.of("idempotent_answer"),
                    "what an immigration body does is recorded and told too; only served organisations read it",
                    Set.of("audit_entry", "notice")),
            REFERRAL, Map.of(
                    "an immigration body refers people, and sees only the receipts of its own referrals",
                    Set.of("referral_receipt", "case_file", "case_file_event", "case_person", "person_identifier", "person_name_token",
                            "guardian_record", "case_certificate"),
                    "each policy for a person asks who is served, itself or by the policies of case_file",
                    Set.of("case_decision", "case_link"),
                    "an immigration body asks whether somebody may be removed, and sees only its own questions",
                    Set.of("removal_question"),
                    "an immigration body keeps the accounts of its own people",
                    Set.of("person", "access_review", "factor_reset", "sessions_ended", "account_unlock"),
                    "only a job of the service sees or writes it",
                    Set.of("access_review_reminder", "case_digest_day"),
                    "everybody reads what is published; the other policies ask who is served",
                    Set.of("quarterly_release", "quarterly_document")));

    private TableReasons() {}

    /// Tables without row-level security: they hold nothing of a person, of a secret place or of an organisation's own work.
    static List<String> withoutPolicies(String packageName) {
        return of(packageName, WITHOUT_POLICIES);
    }

    /// Tables with row-level security whose policies serve also an immigration body, an organisation that is not registered, or
    /// no organisation at all.
    static List<String> forOthersToo(String packageName) {
        return of(packageName, FOR_OTHERS_TOO);
    }

    private static List<String> of(String packageName, Map<String, Map<String, Set<String>>> reasons) {
        return Stream.of(KERNEL, packageName).flatMap(owner -> reasons.getOrDefault(owner, Map.of()).values().stream()).flatMap(Set::stream)
                .sorted().toList();
    }
}
