package org.palermo.referral.relation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.team.GivenTeams.caseOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.caserecord.GivenRecords;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RelatedPersonsTest {
    private UUID mother;
    private UUID child;

    @BeforeEach
    void twoFiles() {
        GivenRecords.theRegister();
        mother = caseOf(Account.COORDINATOR);
        child = caseOf(Account.COORDINATOR);
    }

    @ParameterizedTest
    @CsvSource({"CHILD,PARENT", "PARENT,CHILD", "SIBLING,SIBLING", "PARTNER,PARTNER", "RELATIVE,RELATIVE", "SAME_EVENT,SAME_EVENT"})
    void ok_200_a_relation_is_visible_from_both_files(String is, String inverse) {
        relate(Account.COORDINATOR, mother, child, is).statusCode(200).body("is", equalTo(is)).body("caseFile", equalTo(child.toString()));
        of(Account.COORDINATOR, mother).body("items.is", contains(is));
        of(Account.COORDINATOR, child).body("items.is", contains(inverse)).body("items[0].caseFile", equalTo(mother.toString()));
        of(Account.AUTHORITY, child).body("items", hasSize(1));
    }

    @Test
    void ok_200_a_relation_says_how_it_is_known_and_is_ended_with_a_reason() {
        as(Account.COORDINATOR).body("{\"is\":\"CHILD\",\"reason\":\"DOCUMENT\"}").put(path(mother) + "/" + child).then().statusCode(200)
                .body("reason", equalTo("DOCUMENT"));
        of(Account.COORDINATOR, child).body("items.reason", contains("DOCUMENT"));
        as(Account.COORDINATOR).body("{}").post(path(mother) + "/" + child + "/end").then().statusCode(400).body("violations[0].field", equalTo("reason"));
        as(Account.RESPONDER).body("{\"reason\":\"NOT_RELATED\"}").post(path(mother) + "/" + child + "/end").then().statusCode(403);
        as(Account.OTHER_COORDINATOR).body("{\"reason\":\"NOT_RELATED\"}").post(path(mother) + "/" + child + "/end").then().statusCode(404);
        as(Account.COORDINATOR).body("{\"reason\":\"NOT_RELATED\"}").post(path(mother) + "/" + child + "/end").then().statusCode(204);
        of(Account.COORDINATOR, mother).body("items", hasSize(0));
        as(Account.COORDINATOR).body("{\"reason\":\"NOT_RELATED\"}").post(path(mother) + "/" + child + "/end").then().statusCode(404);
    }

    @Test
    void ok_200_a_repeat_from_the_other_side_replaces_the_relation() {
        relate(Account.COORDINATOR, mother, child, "SIBLING").statusCode(200);
        relate(Account.AUTHORITY, child, mother, "PARENT").statusCode(200);
        of(Account.COORDINATOR, mother).body("items.is", contains("CHILD"));
    }

    @Test
    void no_content_204_removed_and_404_when_there_is_none() {
        relate(Account.COORDINATOR, mother, child, "CHILD").statusCode(200);
        as(Account.COORDINATOR).delete(path(child) + "/" + mother).then().statusCode(204);
        of(Account.COORDINATOR, mother).body("items", hasSize(0));
        as(Account.COORDINATOR).delete(path(child) + "/" + mother).then().statusCode(404);
    }

    /// A caller who works on one of the two learns nothing of the other, not even that it exists.
    @Test
    void not_found_404_unless_both_files_are_in_scope() {
        UUID others = caseOf(Account.OTHER_COORDINATOR);
        relate(Account.COORDINATOR, mother, others, "CHILD").statusCode(404);
        relate(Account.COORDINATOR, others, mother, "CHILD").statusCode(404);
        relate(Account.COORDINATOR, mother, UUID.randomUUID(), "CHILD").statusCode(404);
        relate(Account.AUTHORITY, mother, others, "CHILD").statusCode(200);
        of(Account.COORDINATOR, mother).body("items", hasSize(0));
        of(Account.OTHER_COORDINATOR, others).body("items", hasSize(0));
        as(Account.COORDINATOR).delete(path(mother) + "/" + others).then().statusCode(404);
        as(Account.OTHER_COORDINATOR).get(path(mother)).then().statusCode(404);
        of(Account.AUTHORITY, mother).body("items", hasSize(1));
    }

    @Test
    void forbidden_403_other_roles() {
        for (Account account : new Account[] {Account.RESPONDER, Account.BORDER, Account.SHELTER, Account.NGO, Account.DATA_PROTECTION}) {
            as(account).get(path(mother)).then().statusCode(403);
            relate(account, mother, child, "CHILD").statusCode(403);
        }
    }

    @Test
    void invalid_400_the_same_file_and_an_unknown_relation() {
        relate(Account.COORDINATOR, mother, mother, "CHILD").statusCode(400).body("violations[0].field", equalTo("other"));
        relate(Account.COORDINATOR, mother, child, "FRIEND").statusCode(400);
        as(Account.COORDINATOR).body("{}").put(path(mother) + "/" + child).then().statusCode(400).body("violations[0].field", equalTo("is"));
    }

    @Test
    void conflict_409_no_relation_is_removed_or_replaced_under_a_legal_hold() {
        relate(Account.COORDINATOR, mother, child, "CHILD").statusCode(200);
        as(Account.DATA_PROTECTION).body(Map.of("reason", "CLAIM", "explanation", "x"))
                .post("/api/nrm/v1/retention/case_file/" + child + "/legal-holds").then().statusCode(201);
        for (ValidatableResponse answer : List.of(relate(Account.COORDINATOR, mother, child, "SIBLING"),
                as(Account.COORDINATOR).delete(path(mother) + "/" + child).then(),
                as(Account.COORDINATOR).body("{\"reason\":\"NOT_RELATED\"}").post(path(child) + "/" + mother + "/end").then())) {
            answer.statusCode(409).body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        }
        of(Account.COORDINATOR, mother).body("items.is", contains("CHILD"));
        relate(Account.COORDINATOR, caseOf(Account.COORDINATOR), child, "SIBLING").statusCode(200);
    }

    @Test
    void erased_with_either_person() {
        relate(Account.COORDINATOR, mother, child, "CHILD").statusCode(200);
        Erasing.byTwo(child).statusCode(200);
        assertEquals(0, count("select count(*) from case_relation where '" + mother + "' in (case_file, other)"));
        relate(Account.AUTHORITY, mother, child, "CHILD").statusCode(409);
    }

    private static ValidatableResponse relate(Account account, UUID file, UUID other, String is) {
        return as(account).body("{\"is\":\"" + is + "\"}").put(path(file) + "/" + other).then();
    }

    private static ValidatableResponse of(Account account, UUID file) {
        return as(account).get(path(file)).then().statusCode(200);
    }

    private static String path(UUID file) {
        return "/api/nrm/v1/cases/" + file + "/related-persons";
    }
}
