package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.profile.Profile;

/// The ward of a guardian, without a name.
///
/// @param ageGroup whether she is a child, an adult, or of unsure age
/// @param age in years, from her date of birth; left out when none is kept
/// @param languages that she speaks, the preferred one first, BCP 47
/// @param name which names the law lets the guardian read; left out until the guardian has accepted
/// @param safeContactKept whether it is known how she is reached safely; left out until the guardian has accepted, and where the law
/// shows a guardian no safe contact
/// @param safeContacts how she is reached safely, by the same rule
/// @param dates what comes next, the earliest first; empty until the guardian has accepted, and where the law shows a guardian no dates
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WardView(
        AgeGroup ageGroup, Integer age, List<String> languages, Profile.NameShown name, Boolean safeContactKept,
        List<WardContact> safeContacts, List<WardDate> dates) {}
