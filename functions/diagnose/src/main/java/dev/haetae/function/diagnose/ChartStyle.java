package dev.haetae.function.diagnose;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** How charts look: light, quiet, and in colours that those who see fewer of them tell apart too. */
final class ChartStyle {

    /** Okabe and Ito's, with a grey for the yellow that white swallows. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x7F7F7F),
        new Color(0x222222)
    };

    private static final Color INK = new Color(0x333333);
    private static final Color GRID = new Color(0xE3E3E3);
    private static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final int TITLE = 16;
    private static final int TEXT = 13;

    private ChartStyle() {}

    static void light(XYStyler style, ZoneId zone) {
        style.setTimezone(TimeZone.getTimeZone(zone)).setDatePattern("HH:mm").setLocale(Locale.ENGLISH);
        style.setYAxisTickLabelsFormattingFunction(ChartText::tick);
        fonts(style);
        style.setSeriesColors(COLOURS).setSeriesLines(new BasicStroke[] {LINE});
        style.setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setChartPadding(16)
                .setChartTitlePadding(10);
        style.setPlotBorderVisible(false).setPlotBackgroundColor(Color.WHITE);
        style.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1f));
        style.setPlotGridVerticalLinesVisible(false).setPlotMargin(0);
        style.setAxisTickLabelsColor(INK).setAxisTickMarksColor(GRID);
        style.setXAxisTickMarkSpacingHint(90);
        style.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Vertical);
        style.setLegendBorderColor(Color.WHITE).setMarkerSize(5);
    }

    private static void fonts(XYStyler style) {
        Font text = new Font(Font.SANS_SERIF, Font.PLAIN, TEXT);
        style.setBaseFont(text);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, TITLE));
        style.setLegendFont(text);
        style.setAxisTickLabelsFont(text);
        style.setAxisTitleFont(text);
    }
}
