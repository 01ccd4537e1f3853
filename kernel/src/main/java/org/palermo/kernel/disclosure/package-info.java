/// Statistical disclosure control: which numbers of a table of people, or of money, may be published.
///
/// **Why.** "One Vietnamese girl, third quarter, this region" is a person, and a trafficker knows which. Hiding that cell
/// is not enough where its row's total is shown, or last month's table.
///
/// **What safe means.** The attacker has all releases of a series, and knows that every margin is the sum of its parts,
/// that no number is below zero, the rule, and (for numbers that only grow) that no number falls. A number is *sensitive*
/// when it is below the rule's k (zero too, if zeros may not be shown), or when a few contributors dominate an amount; the
/// growth of a number between two releases is sensitive when it is below k. A release is safe when
///
/// 1. every sensitive number, shown or not, fits at least two tables that agree with everything published and differ in it
///    by the rule's interval (for money: that reach so far above the true amount);
/// 2. every hidden number fits at least two values, those of earlier releases included;
/// 3. and, unless the report lists the cell under `openToInsiders`, a sensitive number fits at least two values even for
///    somebody who is told which cells were hidden for their own sake (so they are below k) and which did not change at all.
///
/// **How, and what is proven.** [Protection] gives every such cell a [Move]: a change of many cells that keeps every sum
/// and stays within what the attacker can know of each. The true table and the moved one are two tables that the public
/// can't tell apart. So the proof is by construction, in whole numbers, and hiding more never undoes it. Earlier releases
/// are one more dimension ([History]), so subtraction over time is a margin like any other. The control always ends, and
/// hides totals where it must. It does not find the smallest possible suppression, which is NP-hard; the report says what
/// it cost. Rounding uses the same proof: a rounded cell shows an interval, and a cell is hidden where these intervals
/// reveal too much.
///
/// **What is tested.** An attacker uses none of this: it solves the equations (module `kernel-test`, package
/// `org.palermo.kernel.test.attack`). The tests of this package are in that module too. The attacker's results on random
/// cubes are compared with the truth, and on small ones with every table that fits.
///
/// **Measured** (a cube like the one published for the United Kingdom, 9,550 rows, five dimensions, 518 ones). Control
/// takes 0.05 s.
///
/// | rule | hidden |
/// |---|---|
/// | k = 11, zeros shown, interval 3 | 42 % of the cells, 45 % of the counts |
/// | k = 11, zeros hidden, interval 3 | 88 % of the cells |
/// | k = 5, rounded to 5, interval 2 | 12 % of the cells |
/// | k = 5, zeros shown, interval 1, two releases | 48 % of the cells, 39 % of the counts |
///
/// **Limits.** The moves change two leaves per dimension; a cell that only a larger change would open gets more cells
/// hidden than necessary. Not covered: an insider who is one of two people in a row and subtracts herself; one contributor
/// behind several cells (holdings) in dominance; dominance within the growth between releases; what the choice of
/// suppressed cells reveals to somebody who runs this library on each candidate table; several tables of different
/// dimensions from the same cases (publish one cube, and tables as its margins); categories that are divided in another
/// way between releases (refused). A number that an earlier release showed can't be taken back: it is listed. A table
/// can't hide what an attacker knows personally about somebody.
///
/// **Sources.** Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer, de Wolf: Statistical Disclosure
/// Control (Wiley 2012), chapters 4 (magnitude: dominance, protection levels, secondary suppression) and 5 (frequency tables);
/// Giessing and Repsilber, the hypercube method (GHMITER in τ-ARGUS); Willenborg and de Waal, Elements of Statistical
/// Disclosure Control (Springer 2001). The Counter Trafficking Data Collaborative's global dataset has k = 11. See also the
/// Office for National Statistics' policy on statistical disclosure control (www.ons.gov.uk, data policies).
package org.palermo.kernel.disclosure;
