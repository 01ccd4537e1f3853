/// The statistics of a quarter: tables in the form that ministries publish, the coding of the Counter Trafficking Data Collaborative, and
/// the figures of A/75/289 as indicators. An office takes a release when the quarter is over, checks it, and publishes it. From then on
/// everybody gets exactly this release, permanently. A recount is another revision in addition to the first.
///
/// The counted data is in narrow tables without persons, written by steps of case files and changes of records
/// (`V1017__statistics.sql`). Every number of people goes through disclosure control together with all earlier releases of its year;
/// every sum of money by itself.
package org.palermo.referral.statistics;
