package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.palermo.portal.gateway.MechanismStatus.Category;
import org.palermo.portal.gateway.MechanismStatus.State;
import org.palermo.portal.gateway.Stage;
import org.palermo.portal.gateway.people.ActionResult;
import org.palermo.portal.gateway.people.Person;
import org.palermo.portal.gateway.referral.CaseCodes;
import org.palermo.portal.page.Failure;
import org.palermo.portal.people.PersonRole;

/// The texts of the pages. A template that names a missing message does not compile. The texts are in
/// `messages/msg_LANGUAGE.properties`.
@MessageBundle
interface Messages {
    @Message
    String suite();

    @Message
    String skip();

    @Message
    String pages();

    @Message
    String morning();

    @Message
    String cases();

    @Message
    String signedInAs();

    @Message
    String account();

    @Message
    String signOut();

    @Message
    String signIn();

    @Message
    String about();

    @Message
    String apis();

    @Message
    String comma();

    @Message
    String notAvailableNow();

    @Message
    String restOfPage();

    @Message
    String country();

    @Message
    String show();

    @Message
    String key();

    @Message
    String mapOf(String place);

    @Message
    String servicesOperational(int operational, int required);

    @Message
    String tileHint();

    @Message
    String mechanismTable();

    @Message
    String region();

    @Message
    String status();

    @Message
    String requiredServices();

    @Message
    String ofRequired(int operational, int required);

    @Message
    String whatIsMissing();

    @Message
    String noneOf();

    @Message
    String inPart();

    @Message
    String nothing();

    @Message
    String startTitle();

    @Message
    String startLead();

    @Message
    String startUse();

    @Message
    String startUseMechanism();

    @Message
    String startUseCases();

    @Message
    String startUseShelters();

    @Message
    String startUseFindings();

    @Message
    String startAccount();

    @Message
    String publicStatus();

    @Message
    String signedOutTitle();

    @Message
    String signedOutEverywhere();

    @Message
    String signedOutHere();

    @Message
    String warning();

    @Message
    String backToStart();

    @Message
    String atAGlance();

    @Message
    String figureRegions();

    @Message
    String figureOverdue();

    @Message
    String figureSoon();

    @Message
    String figurePlaces();

    @Message
    String figureVictims();

    @Message
    String yourWork();

    @Message
    String openWorklist();

    @Message
    String mechanismTitle();

    @Message
    String regionsByState(long fully, long partially, long none);

    @Message
    String casesTitle();

    @Message
    String openCases();

    @Message
    String closedCases();

    @Message
    String stage();

    @Message
    String total();

    @Message
    String clocks();

    @Message
    String openList();

    @Message
    String capacityTitle();

    @Message
    String capacityTable();

    @Message
    String shelters();

    @Message
    String operationalPlaces();

    @Message
    String occupied();

    @Message
    String held();

    @Message
    String available();

    @Message
    String unknown();

    @Message
    String staleShelters(int count);

    @Message
    String capacityHint();

    @Message
    String unmetTitle();

    @Message
    String unmetTable();

    @Message
    String area();

    @Message
    String need();

    @Message
    String needWomen();

    @Message
    String needWomenWithChildren();

    @Message
    String needGirls();

    @Message
    String suppressed();

    @Message
    String countedUntil(String day);

    @Message
    String controlled(String period, int suppressed, int figures, int k);

    @Message
    String noUnmet();

    @Message
    String findingsTitle();

    @Message
    String findingsTable();

    @Message
    String findingsHint();

    @Message
    String otherSectors(int count);

    @Message
    String otherSectorsTable();

    @Message
    String noFindings();

    @Message
    String sector();

    @Message
    String workplaces();

    @Message
    String visits();

    @Message
    String findings();

    @Message
    String positiveScreenings();

    @Message
    String suspectedVictims();

    @Message
    String allSectors();

    @Message
    String reference();

    @Message
    String age();

    @Message
    String pagination();

    @Message
    String firstPage();

    @Message
    String nextPage();

    @Message
    String people();

    @Message
    String peopleTitle();

    @Message
    String peopleTable();

    @Message
    String inviteSomebody();

    @Message
    String personTitle();

    @Message
    String personName();

    @Message
    String email();

    @Message
    String rolesHeld();

    @Message
    String reviewDue();

    @Message
    String overdue();

    @Message
    String backToPeople();

    @Message
    String back();

    @Message
    String thereIsAProblem();

    @Message
    String errorPrefix();

    @Message
    String personPending();

    @Message
    String changeRoles();

    @Message
    String changeRolesOf(String name);

    @Message
    String rolesHint();

    @Message
    String save();

    @Message
    String goOn();

    @Message
    String change();

    @Message
    String suspendHer();

    @Message
    String reinstateHer();

    @Message
    String suspendTitle(String name);

    @Message
    String suspendHint();

    @Message
    String suspendNow();

    @Message
    String inviteWhoTitle();

    @Message
    String givenName();

    @Message
    String familyName();

    @Message
    String emailToSignIn();

    @Message
    String givenNameMissing();

    @Message
    String familyNameMissing();

    @Message
    String emailWrong();

    @Message
    String inviteRolesTitle();

    @Message
    String rolesMissing();

    @Message
    String checkTitle();

    @Message
    String invite();

    @Message
    String invited();

    @Message
    String invitedTitle(String name);

    @Message
    String oneTimePasswordLead();

    @Message
    String signInName();

    @Message
    String oneTimePassword();

    @Message
    String oneTimePasswordHint();

    @Message
    String invitationMailed();

    @Message
    String reviewTitle();

    @Message
    String reviewLead(long due, String date);

    @Message
    String reviewOverdue(long count);

    @Message
    String reviewTable();

    @Message
    String decision();

    @Message
    String decisionOn(String name);

    @Message
    String keepAccess();

    @Message
    String removeAccess();

    @Message
    String reviewHint();

    @Message
    String reviewDone(String date);

    // One message for each constant. Its key is the method name, an underscore (and a $ if constants contain underscores),
    // and the constant.

    @Message
    String state(State value);

    @Message
    String category(Category value);

    @Message
    String caseStage(Stage value);

    @Message
    String due(CaseCodes.Due value);

    @Message
    String failureTitle(Failure value);

    @Message
    String failureText(Failure value);

    @Message
    String personState(Person.State value);

    @Message
    String suspensionReason(Person.Reason value);

    @Message
    String roleName(PersonRole value);

    @Message
    String notDone(ActionResult.Why value);
}
