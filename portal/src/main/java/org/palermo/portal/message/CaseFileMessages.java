package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.palermo.portal.casefile.CaseClock;
import org.palermo.portal.casefile.Decidable;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.Decided;
import org.palermo.portal.gateway.PlacesAsked;

/// The texts of the case-file page and the decision page. A separate bundle, see {@link HandoverMessages}.
@MessageBundle("file")
interface CaseFileMessages {
    @Message
    String caseFile();

    @Message
    String backToCases();

    @Message
    String terms();

    @Message
    String term();

    @Message
    String lastDay();

    @Message
    String noTerms();

    @Message
    String daysLeft(int days);

    @Message
    String suspendedSince(String date, String stage);

    @Message
    String personErased();

    @Message
    String nextTitle();

    @Message
    String nextStages();

    @Message
    String nothingFollows();

    @Message
    String authorityDecides();

    @Message
    String otherSteps();

    @Message
    String decisions();

    @Message
    String decision();

    @Message
    String outcome();

    @Message
    String decidedOn();

    @Message
    String toldOn();

    @Message
    String notTold();

    @Message
    String protectedUntil();

    @Message
    String noDecisions();

    @Message
    String team();

    @Message
    String organisation();

    @Message
    String since();

    @Message
    String you();

    @Message
    String unregistered();

    @Message
    String noTeam();

    @Message
    String places();

    @Message
    String askedOn();

    @Message
    String firstNight();

    @Message
    String nights();

    @Message
    String noPlaces();

    @Message
    String nowhere();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String outcomeMissing();

    @Message
    String testLabel();

    @Message
    String testHint();

    @Message
    String testWrong();

    @Message
    String reasonsLabel();

    @Message
    String reasonsHint();

    @Message
    String reasonsWrong();

    @Message
    String untilLabel();

    @Message
    String untilHint();

    @Message
    String untilWrong();

    @Message
    String day();

    @Message
    String month();

    @Message
    String year();

    @Message
    String decideNow();

    @Message
    String noLongerWaits();

    @Message
    String overdueTable();

    @Message
    String clockName(CaseClock.Name value);

    @Message
    String clockState(CaseClock.State value);

    @Message
    String age();

    @Message
    String ageTitle();

    @Message
    String determinedBy();

    @Message
    String determinedOn();

    @Message
    String methodName(CaseFile.AgeMethod value);

    @Message
    String corrections();

    @Message
    String correctionReason();

    @Message
    String correctedOn();

    @Message
    String reasonName(CaseFile.CorrectionReason value);

    @Message
    String kindName(CaseFile.Kind value);

    @Message
    String outcomeName(CaseFile.Outcome value);

    @Message
    String placeState(PlacesAsked.State value);

    @Message
    String decideOn(Decidable value);

    @Message
    String question(Decidable value);

    @Message
    String notDecided(Decided.Why value);
}
