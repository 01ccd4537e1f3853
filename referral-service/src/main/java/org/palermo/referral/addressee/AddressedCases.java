package org.palermo.referral.addressee;

import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.PROSECUTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.addressee.AddressedCaseStore.ToAsk;
import org.palermo.referral.caserecord.AddressedRecords;
import org.palermo.referral.onward.CoordinatorContact;
import org.palermo.referral.people.WorkContact;
import org.palermo.referral.people.WorkContacts;

/// What a guardian, an adviser or a prosecutor needs to act on a record: whom to ask, and for a guardian the person whom she guards.
@Tag(name = "Case records: addressed to you",
        description = "Records that guardians, legal advisers and prosecutors read because they are addressed to their organisation.")
@Path("/api/nrm/v1/addressed-records/{record}")
@ApplicationScoped
public class AddressedCases {
    static final String KIND = "case_record";
    static final String CASE = "case_file";

    private final AddressedRecords records;
    private final AddressedCaseStore store;
    private final GuardianView guardians;
    private final HearingProceedings proceedings;
    private final WorkContacts contacts;
    private final CurrentOperation operation;

    @Inject
    AddressedCases self;

    AddressedCases(AddressedRecords records, AddressedCaseStore store, GuardianView guardians,
            HearingProceedings proceedings, WorkContacts contacts, CurrentOperation operation) {
        this.records = records;
        this.store = store;
        this.guardians = guardians;
        this.proceedings = proceedings;
        this.contacts = contacts;
        this.operation = operation;
    }

    /// What is known inside the transaction. The names of those who work on the case are not known there.
    record Seen(AddressedCase on, List<ToAsk> coordinators, HearingProceedingView proceeding, WardView ward) {
        private List<UUID> people() {
            return Stream.concat(Stream.ofNullable(on.caseworker()), coordinators.stream().map(ToAsk::person)).distinct().toList();
        }

        private AddressedCaseView named(Map<UUID, WorkContact> known) {
            return new AddressedCaseView(on.region(), on.answer(),
                    on.caseworker() == null ? null : CoordinatorContact.of(on.caseworkerAgency(), known.get(on.caseworker())),
                    coordinators.stream().map(one -> CoordinatorContact.of(one.agency(), known.get(one.person()))).toList(), proceeding,
                    ward);
        }
    }

    @GET
    @Path("/case")
    @Operation(operationId = "getAddressedCase", summary = "Read what you need to act on a record that is addressed to your organisation",
            description = "It says who works on the case, how to reach them, and what your organisation has answered. A guardian who has "
                    + "not declined sees the age group, the age and the languages of the person. After accepting, the guardian also sees "
                    + "how to reach her safely and what comes next, as far as the law profile allows. An adviser to whom a hearing is "
                    + "addressed sees its court and the number there. The answer has neither her name nor "
                    + "a telephone number.")
    @Authenticated
    @Allowed(roles = {GUARDIAN, LEGAL_ADVISER, PROSECUTOR},
            scope = "records that are addressed to the caller's organisation, of the kinds that the caller's role may read; of the "
                    + "person only a guardian sees something, and no name")
    @Audited
    public Uni<AddressedCaseView> get(UUID record) {
        Actor actor = operation.caller();
        return self.seen(actor, record).flatMap(seen -> seen.people().isEmpty()
                ? Uni.createFrom().item(seen.named(Map.of()))
                : contacts.of(seen.people()).map(seen::named));
    }

    @Scoped
    Uni<Seen> seen(Actor actor, UUID record) {
        return records.require(actor, record)
                .chain(() -> store.of(record))
                .call(on -> recorded(actor, "READ_CASE", record, on))
                .flatMap(on -> store.coordinators(record).flatMap(people -> seen(record, on, people)));
    }

    private Uni<Seen> seen(UUID record, AddressedCase on, List<ToAsk> people) {
        return proceedings.of(record, on)
                .flatMap(proceeding -> guardians.of(record, on).map(ward -> new Seen(on, people, proceeding, ward)));
    }

    @GET
    @Path("/person")
    @Operation(operationId = "getAddressedPerson", summary = "Read the name of the person whose guardian you are, and how to reach her",
            description = "Each call has an audit entry of its own. The law profile says which names a guardian reads, and whether the "
                    + "guardian sees how the person is reached. The answer is 409 before the guardian has accepted, when the person is an "
                    + "adult, and if the law does not let a guardian see names.")
    @Authenticated
    @Allowed(roles = GUARDIAN, scope = "persons whose guardian record is addressed to the caller's organisation, after it has accepted")
    @Audited
    @Scoped
    public Uni<AddressedPersonView> person(UUID record) {
        Actor actor = operation.caller();
        return records.require(actor, record)
                .chain(() -> store.of(record))
                .flatMap(on -> guardians.person(record, on).call(() -> recorded(actor, "READ_PERSON", record, on)));
    }

    private Uni<Void> recorded(Actor actor, String action, UUID record, AddressedCase on) {
        return operation.record(actor, action, KIND, record).chain(() -> operation.record(actor, action, CASE, on.caseFile()));
    }
}
