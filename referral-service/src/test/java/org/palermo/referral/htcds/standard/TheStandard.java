package org.palermo.referral.htcds.standard;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The fields of the standard, as the service reads them at its start.
public final class TheStandard {
    public static final HtcdsStandard STANDARD = new HtcdsStandard(new ObjectMapper());

    private TheStandard() {}
}
