package org.palermo.portal.morning;

import java.time.LocalDate;
import org.palermo.portal.gateway.Answer;

/// Everything that the page shows.
public record Morning(
        CountryChoice choice, LocalDate today, Answer<MechanismPanel> mechanism, Answer<CasesPanel> cases, Answer<CapacityPanel> capacity,
        Answer<FindingsPanel> findings) {}
