/// The statistics of a quarter: tables in the shape that ministries publish, the coding of the Counter Trafficking Data
/// Collaborative, and the figures of A/75/289 as indicators. An office takes a release when the quarter is over, looks at it,
/// and publishes it; from then on everybody gets it, to the letter, for good. Counted anew, it is another revision beside the first.
///
/// What is counted stands in narrow tables without persons, which steps of case files (V1325) and records (V1326) leave behind.
/// Every number of people goes through disclosure control with all earlier releases of its year; every sum of money by itself.
package org.palermo.referral.statistics;
