package org.palermo.portal.morning;

import java.time.LocalDate;
import java.util.List;
import org.palermo.portal.gateway.Answer;

/// Everything that the page shows.
public record Morning(
        CountryChoice choice, LocalDate today, Answer<MechanismPanel> mechanism, Answer<CasesPanel> cases, Answer<CapacityPanel> capacity,
        Answer<FindingsPanel> findings, List<Work> work) {}
