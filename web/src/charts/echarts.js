// The parts of ECharts that the report uses.
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import {
  GridComponent, MarkLineComponent, TitleComponent, TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, GridComponent, MarkLineComponent, TitleComponent,
  TooltipComponent, SVGRenderer]);

export { init };
