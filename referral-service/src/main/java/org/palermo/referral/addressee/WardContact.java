package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.caserecord.protection.SafeContact;

/// How a ward can be reached without danger: the rules, without a number or address.
///
/// @param when safe times
/// @param words what to say
/// @param never what is not safe; left out when nothing was said
/// @param channel the channels, the best first
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WardContact(String when, String words, String never, List<String> channel) {

    static WardContact of(SafeContact said) {
        return new WardContact(said.when(), said.words(), said.never(), said.ways().stream().map(way -> way.channel().name()).distinct()
                .toList());
    }

    static WardContact of(ReferPerson.SafeContact said) {
        return new WardContact(said.when(), said.words(), null, List.of(said.channel()));
    }
}
