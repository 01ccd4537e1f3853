package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.palermo.portal.gateway.referral.CaseCodes;
import org.palermo.portal.gateway.referral.IdentifierKind;
import org.palermo.portal.gateway.referral.ReferPerson;
import org.palermo.portal.gateway.referral.ReferralResult;
import org.palermo.portal.referral.Field;
import org.palermo.portal.referral.Step;

/// The texts of referring a person. A separate bundle, see {@link HandoverMessages}.
@MessageBundle("refer")
interface ReferralMessages {

    @Message
    String nav();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String leadConsent();

    @Message
    String leadChild();

    @Message
    String start();

    @Message
    String yours();

    @Message
    String notSent();

    @Message
    String taken();

    @Message
    String savedAt();

    @Message
    String endsAt();

    @Message
    String showReceipt();

    @Message
    String goOnWith();

    @Message
    String delete();

    @Message
    String deleteTitle();

    @Message
    String deleteText(String time);

    @Message
    String stepOf(int number, int all);

    @Message
    String stepTitle(Step value);

    @Message
    String choose();

    @Message
    String country();

    @Message
    String showRegions();

    @Message
    String regionsAway();

    @Message
    String changeAge();

    @Message
    String changeBirth();

    @Message
    String ageGroupHint();

    @Message
    String age(CaseCodes.AgeGroup value);

    @Message
    String consentHint();

    @Message
    String consents();

    @Message
    String declines();

    @Message
    String consentHowHint();

    @Message
    String how(ReferPerson.ConsentHow value);

    @Message
    String sex(ReferPerson.Sex value);

    @Message
    String exploitationHint();

    @Message
    String kind(CaseCodes.Exploitation value);

    @Message
    String personLead();

    @Message
    String dateOfBirthHint();

    @Message
    String anotherLanguage();

    @Message
    String thirdLanguage();

    @Message
    String languages();

    @Message
    String identifiersHint();

    @Message
    String number(IdentifierKind value);

    @Message
    String anotherPhone();

    @Message
    String keptLanguages();

    @Message
    String moreLanguages();

    @Message
    String moreNumbers();

    /// @param place of the number, counted from one
    @Message
    String numberKind(int place);

    /// @param place of the number, counted from one
    @Message
    String anyNumber(int place);

    @Message
    String addNumbers();

    @Message
    String contactLead();

    @Message
    String channel(ReferPerson.Channel value);

    @Message
    String noChannel();

    @Message
    String valueHint();

    @Message
    String whenHint();

    @Message
    String wordsHint();

    @Message
    String circumstancesHint();

    @Message
    String indicatorsHint();

    @Message
    String indicatorsAway();

    @Message
    String goOn();

    @Message
    String later();

    @Message
    String checkTitle();

    @Message
    String notSaid();

    @Message
    String declinedCheck();

    @Message
    String referNow();

    @Message
    String notifyNow();

    @Message
    String leave();

    @Message
    String keptUntil(String time);

    @Message
    String referredTitle();

    @Message
    String notifiedTitle();

    @Message
    String receivedAt(String time);

    @Message
    String receiptKept(String time);

    @Message
    String nowTitle();

    @Message
    String nowChild();

    @Message
    String nowAuthority();

    @Message
    String nowSafe();

    @Message
    String nowReference();

    @Message
    String nowDeleted();

    @Message
    String nowNotified();

    @Message
    String nowNothingKept();

    @Message
    String nowChangesMind();

    @Message
    String openFile();

    @Message
    String backToReferrals();

    @Message
    String label(Field value);

    @Message
    String wrong(Field value);

    @Message
    String notReferred(ReferralResult.Why value);
}
