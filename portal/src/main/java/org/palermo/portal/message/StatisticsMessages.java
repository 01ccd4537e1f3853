package org.palermo.portal.message;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.palermo.portal.gateway.Statistics;

/// The texts of the statistics page. A separate bundle, see {@link HandoverMessages}.
@MessageBundle("figures")
interface StatisticsMessages {
    @Message
    String statisticsTitle();

    @Message
    String statisticsLead(String quarter, int revision);

    @Message
    String noStatistics();

    @Message
    String quarters();

    @Message
    String workbook();

    @Message
    String codedTable();

    @Message
    String asCsv(String table);

    @Message
    String indicators();

    @Message
    String indicatorsCsv();

    @Message
    String indicator();

    @Message
    String indicatorOf();

    @Message
    String period();

    @Message
    String part();

    @Message
    String whole();

    @Message
    String share();

    @Message
    String percent(Integer percent);

    @Message
    String indicatorName(Statistics.Name value);

    @Message
    String statistics();
}
