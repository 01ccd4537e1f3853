/// The plan of visits: which workplaces are to be visited by when and by whom. Why a visit is planned is told to the chief inspector
/// alone, when a complaint or a tip is the reason: see {@link org.palermo.inspection.plan.VisitSources}.
package org.palermo.inspection.plan;
