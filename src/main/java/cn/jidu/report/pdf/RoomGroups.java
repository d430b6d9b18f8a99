package cn.jidu.report.pdf;

import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignGroup;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JasperDesign;

/**
 * Groups of the page template that differ in one thing, how much room they want: a group begins on a new page where less is
 * left. A block is counted by the first that wants as much as it needs, and what a page wastes is a step at most.
 */
final class RoomGroups {
    private static final String PART = "part";
    private static final int STEP = 8;
    /** About two thirds of a page: a block that needs more begins one in any case. */
    private static final int MOST = 420;

    private RoomGroups() {}

    /** Puts them around the group {@code part}, which wants the least and stands innermost: what begins outside begins within. */
    static void addTo(JasperDesign page) throws JRException {
        JRDesignGroup part = (JRDesignGroup) page.removeGroup(PART);
        for (int room = MOST; part != null && room > part.getMinHeightToStartNewPage(); room -= STEP) {
            page.addField(field("room" + room));
            page.addGroup(group("room" + room, room));
        }
        if (part != null) {
            page.addGroup(part);
        }
    }

    private static JRDesignField field(String name) {
        JRDesignField field = new JRDesignField();
        field.setName(name);
        field.setValueClass(Integer.class);
        return field;
    }

    /** Its header is what begins on the new page; it takes no room itself. */
    private static JRDesignGroup group(String name, int room) {
        JRDesignGroup group = new JRDesignGroup();
        group.setName(name);
        group.setMinHeightToStartNewPage(room);
        group.setExpression(new JRDesignExpression("$F{" + name + "}"));
        ((JRDesignSection) group.getGroupHeaderSection()).addBand(new JRDesignBand());
        return group;
    }
}
